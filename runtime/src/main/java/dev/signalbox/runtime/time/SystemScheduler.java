package dev.signalbox.runtime.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The system's clock, with timers on one daemon thread that starts with the first of them. */
public final class SystemScheduler implements Scheduler, AutoCloseable {

    /** Longer delays overflow the timer queue's comparison of due times. */
    private static final long LONGEST_NANOS = Long.MAX_VALUE / 4;

    private static final Duration LONGEST = Duration.ofNanos(LONGEST_NANOS);

    private final ScheduledThreadPoolExecutor timers;

    /**
     * A scheduler with a thread of its own.
     *
     * @param threadName the name of that thread
     */
    public SystemScheduler(String threadName) {
        timers = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, threadName);
            thread.setDaemon(true);
            return thread;
        });
        timers.setRemoveOnCancelPolicy(true);
        timers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        ScheduledFuture<?> timer = timers.schedule(reporting(task), nanos(delay), TimeUnit.NANOSECONDS);
        return () -> timer.cancel(false);
    }

    /** Forgets what has not run yet and lets the thread end; idempotent. */
    @Override
    public void close() {
        timers.shutdown();
    }

    /** Without this the executor would keep the failure in a future that nobody reads. */
    private static Runnable reporting(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (Throwable failure) {
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
            }
        };
    }

    private static long nanos(Duration delay) {
        return delay.compareTo(LONGEST) < 0 ? delay.isNegative() ? 0 : delay.toNanos() : LONGEST_NANOS;
    }
}
