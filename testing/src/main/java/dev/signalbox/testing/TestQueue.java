package dev.signalbox.testing;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs the work of a box one piece after the other, in the thread of the test and only when the test says
 * so. Work may come from any thread.
 */
final class TestQueue implements Executor {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    @Override
    public synchronized void execute(Runnable work) {
        waiting.add(work);
    }

    /** Runs what waits, what that work adds included. Does nothing inside a piece of work: it is running then. */
    void runAll() {
        if (!begin()) {
            return;
        }
        try {
            for (Runnable work = next(); work != null; work = next()) {
                work.run();
            }
        } finally {
            end();
        }
    }

    private synchronized boolean begin() {
        boolean idle = !running;
        running = true;
        return idle;
    }

    private synchronized @Nullable Runnable next() {
        return waiting.poll();
    }

    private synchronized void end() {
        running = false;
    }
}
