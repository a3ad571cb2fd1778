package dev.signalbox.runtime.concurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** An executor whose work a test starts, in an order of its choice, in its own thread. */
final class QueuedExecutor implements Executor {

    private final List<Runnable> waiting = new ArrayList<>();
    private boolean rejecting;

    @Override
    public void execute(Runnable work) {
        if (rejecting) {
            throw new RejectedExecutionException("rejected by the test");
        }
        waiting.add(work);
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
