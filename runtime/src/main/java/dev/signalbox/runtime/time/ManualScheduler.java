package dev.signalbox.runtime.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler whose time stands still until a test moves it. Timers run in the thread that moves it, in the
 * order of their due times, those of the same time in the order in which they were made; while one runs,
 * the clock shows its due time. Safe for use by many threads, of which one moves the time.
 */
public final class ManualScheduler implements Scheduler {

    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private static final Comparator<ManualTimer> ORDER =
            Comparator.comparing(ManualTimer::due).thenComparingLong(ManualTimer::number);

    private final PriorityQueue<ManualTimer> timers = new PriorityQueue<>(ORDER);

    /** Run as time passes, but neither counted nor told of: see {@link Scheduler#watch}. */
    private final PriorityQueue<ManualTimer> watches = new PriorityQueue<>(ORDER);

    private Duration elapsed = Duration.ZERO;
    private long made;

    /** A scheduler without timers, at the beginning of 2026. */
    public ManualScheduler() {}

    /** The beginning of 2026, and what has been advanced since. */
    @Override
    public synchronized Instant now() {
        return BEGINNING.plus(elapsed);
    }

    @Override
    public synchronized long nanoTime() {
        return elapsed.toNanos();
    }

    @Override
    public synchronized Timer schedule(Duration delay, Runnable task) {
        return add(timers, delay, task);
    }

    @Override
    public synchronized Timer watch(Duration delay, Runnable task) {
        return add(watches, delay, task);
    }

    /** True. */
    @Override
    public boolean manual() {
        return true;
    }

    /** Moves the time and runs what falls due, what those timers add included. */
    public void advance(Duration duration) {
        Duration end = endOf(duration);
        for (ManualTimer timer = next(end); timer != null; timer = next(end)) {
            timer.task().run();
        }
        arriveAt(end);
    }

    /** Runs what is due now, without moving the time. */
    public void runDue() {
        advance(Duration.ZERO);
    }

    /** How many timers wait, without those that only watch. */
    public synchronized int pending() {
        return timers.size();
    }

    /** How long until the next timer, if one waits; those that only watch do not count. */
    public synchronized Optional<Duration> untilNext() {
        return Optional.ofNullable(timers.peek()).map(timer -> timer.due().minus(elapsed));
    }

    private synchronized Duration endOf(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("Time does not go back: " + duration);
        }
        return elapsed.plus(duration);
    }

    private Timer add(PriorityQueue<ManualTimer> queue, Duration delay, Runnable task) {
        ManualTimer timer = new ManualTimer(elapsed.plus(delay.isNegative() ? Duration.ZERO : delay), made++, task);
        queue.add(timer);
        return () -> cancel(queue, timer);
    }

    private synchronized @Nullable ManualTimer next(Duration end) {
        PriorityQueue<ManualTimer> queue = earlier();
        ManualTimer timer = queue.peek();
        if (timer == null || timer.due().compareTo(end) > 0) {
            return null;
        }
        arriveAt(timer.due());
        return queue.poll();
    }

    private PriorityQueue<ManualTimer> earlier() {
        ManualTimer timer = timers.peek();
        ManualTimer watch = watches.peek();
        return watch != null && (timer == null || ORDER.compare(watch, timer) < 0) ? watches : timers;
    }

    private synchronized void arriveAt(Duration time) {
        if (time.compareTo(elapsed) > 0) {
            elapsed = time;
        }
    }

    private synchronized boolean cancel(PriorityQueue<ManualTimer> queue, ManualTimer timer) {
        return queue.remove(timer);
    }

    private record ManualTimer(Duration due, long number, Runnable task) {}
}
