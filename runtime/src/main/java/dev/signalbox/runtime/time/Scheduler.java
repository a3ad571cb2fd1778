package dev.signalbox.runtime.time;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock and the timers of a runtime. Everything that waits asks here, so that a test which puts its
 * own scheduler in place decides when time passes. Safe for use by many threads.
 */
public interface Scheduler {

    /** The time of day, as events and dead letters carry it. */
    Instant now();

    /**
     * A counter of nanoseconds for measuring how long something took: it never goes back, and only the
     * difference of two readings has a meaning.
     */
    long nanoTime();

    /**
     * Runs a task once, later. The task runs on the scheduler's own thread, which all timers share: it
     * must be short and hand longer work to an executor. What it throws is reported and changes nothing
     * for the other timers.
     *
     * @param delay how long from now; zero or less is as soon as possible
     * @throws java.util.concurrent.RejectedExecutionException if the scheduler has been closed
     */
    Timer schedule(Duration delay, Runnable task);

    /**
     * Whether time stands still until somebody moves it, as in tests. Everything that falls due then
     * happens in the thread that moves it, what users are told included; false by default.
     */
    default boolean manual() {
        return false;
    }

    /**
     * As {@link #schedule}, for a look after something that should have happened long before, and that
     * usually has. A scheduler of tests need not count it, nor stop at it.
     */
    default Timer watch(Duration delay, Runnable task) {
        return schedule(delay, task);
    }
}
