package dev.signalbox.runtime.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The system's clock, with timers on one daemon thread that starts with the first of them. */
public final class SystemScheduler implements Scheduler, AutoCloseable {

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private final TimerThread timers;

    /**
     * A scheduler with a thread of its own.
     *
     * @param threadName the name of that thread
     */
    public SystemScheduler(String threadName) {
        timers = new TimerThread(threadName);
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
        Future<?> timer = timers.schedule(task, nanos(delay), TimeUnit.NANOSECONDS);
        return () -> timer.cancel(false);
    }

    /** Forgets what has not run yet and lets the thread end; idempotent. */
    @Override
    public void close() {
        timers.shutdown();
    }

    private static long nanos(Duration delay) {
        return delay.compareTo(LONGEST) < 0 ? delay.isNegative() ? 0 : delay.toNanos() : Long.MAX_VALUE;
    }
}
