package dev.signalbox.runtime.concurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** An executor whose work a test starts, in an order of its choice, in its own thread. */
final class QueuedExecutor implements Executor {

    private final List<Runnable> waiting = new ArrayList<>();
    private boolean rejecting;
    private boolean losing;
    private @Nullable Error error;

    @Override
    public void execute(Runnable work) {
        if (error != null) {
            throw error;
        }
        if (rejecting) {
            throw new RejectedExecutionException("rejected by the test");
        }
        if (!losing) {
            waiting.add(work);
        }
    }

    /** Takes work and forgets it, as a pool with a discard policy does. */
    void loseFromNowOn(boolean lose) {
        losing = lose;
    }

    /** Forgets what was taken, as a pool does that discards the oldest. */
    void loseAll() {
        waiting.clear();
    }

    void throwFromNowOn(@Nullable Error thrown) {
        error = thrown;
    }

    void rejectFromNowOn(boolean reject) {
        rejecting = reject;
    }

    int waiting() {
        return waiting.size();
    }

    void run(int index) {
        waiting.remove(index).run();
    }

    void runAll() {
        while (!waiting.isEmpty()) {
            run(0);
        }
    }
}
