package dev.signalbox.runtime.concurrent;

import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * An executor that keeps the caller's thread free: a task that the one beneath would run in it, as {@code
 * CallerRunsPolicy} does, goes to another one. Callers are timers and threads of a broker's client, which
 * must not run what users have written. Safe for use by many threads.
 */
public final class NeverInCaller implements Executor {

    private final Executor executor;
    private final Executor instead;

    /**
     * An executor on top of another.
     *
     * @param executor runs the tasks
     * @param instead runs those that it would run in the caller's thread
     */
    public NeverInCaller(Executor executor, Executor instead) {
        this.executor = Objects.requireNonNull(executor, "executor");
        this.instead = Objects.requireNonNull(instead, "instead");
    }

    @Override
    public void execute(Runnable task) {
        Handed handed = new Handed(task);
        try {
            executor.execute(handed);
        } finally {
            handed.callerIsInside = false;
        }
    }

    private final class Handed implements Runnable {

        private final Runnable task;
        private final Thread caller = Thread.currentThread();

        /** Of a meaning to the caller's thread alone, which writes it. */
        private boolean callerIsInside = true;

        Handed(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            if (Thread.currentThread() == caller && callerIsInside) {
                instead.execute(task);
            } else {
                task.run();
            }
        }
    }
}
