package dev.signalbox.runtime.concurrent;

import dev.signalbox.runtime.time.Scheduler;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Looks after workers that were launched and have not begun: an executor may lose a task without a word, as
 * a pool with a discard policy does. One that has not begun for a second is given up, and another one takes
 * its place. Where none begins, the next one is given up after twice the time, up to half a minute: a pool
 * may be merely busy, and is not to be filled with workers. One timer at a time, and none while nothing is
 * launched: there is at most one look a second, however many workers come and go.
 *
 * <p>The launched workers are a stack. Its links never change, and workers are taken off it only together
 * with those above them, when another one comes on top; those that have begun do no harm in it.
 */
final class LaunchWatch {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(30);

    private final Launcher launcher;
    private final Scheduler scheduler;
    private final AtomicReference<@Nullable LaneWorker> launched = new AtomicReference<>();
    private final AtomicBoolean watching = new AtomicBoolean();
    private volatile Duration patience = PATIENCE;

    LaunchWatch(Launcher launcher, Scheduler scheduler) {
        this.launcher = launcher;
        this.scheduler = scheduler;
    }

    /** A worker was handed to the underlying executor. */
    void launched(LaneWorker worker) {
        if (worker.isTaken()) {
            return;
        }
        LaneWorker newest = launched.get();
        worker.launchedAfter(waiting(newest));
        while (!launched.compareAndSet(newest, worker)) {
            newest = launched.get();
            worker.launchedAfter(waiting(newest));
        }
        if (!watching.get() && begin()) {
            worker.mark();
        }
    }

    /** A worker has begun: the executor does its work. */
    void begun() {
        if (!patience.equals(PATIENCE)) {
            patience = PATIENCE;
        }
    }

    /** The newest of the workers that nobody has begun or given up, from this one on. */
    private static @Nullable LaneWorker waiting(@Nullable LaneWorker from) {
        LaneWorker worker = from;
        while (worker != null && worker.isTaken()) {
            worker = worker.launchedBefore();
        }
        return worker;
    }

    /** Sets the timer; false if there is one, or the scheduler has none. */
    private boolean begin() {
        if (!watching.compareAndSet(false, true)) {
            return false;
        }
        try {
            scheduler.watch(patience, this::look);
            return true;
        } catch (Throwable noTimer) {
            watching.set(false); // the next launch tries again
            return false;
        }
    }

    /** Gives up what was marked before, and marks the rest. */
    private void look() {
        Duration waited = patience;
        boolean lost = false;
        for (LaneWorker worker = launched.get(); worker != null; worker = worker.launchedBefore()) {
            if (worker.mark() && worker.take()) {
                lost = true;
                launcher.workerLost();
            }
        }
        if (lost) {
            Duration longer = waited.multipliedBy(2);
            patience = longer.compareTo(LONGEST_PATIENCE) < 0 ? longer : LONGEST_PATIENCE;
        }
        watching.set(false);
        if (lost) {
            launcher.replaceLostWorkers(new RejectedExecutionException("The executor has not begun a task for "
                    + waited.toSeconds() + " s, so another one was handed to it: a pool whose threads are all busy"
                    + " does that, and one with a discard policy, which loses tasks without a word"));
        }
        LaneWorker newest = launched.get();
        if (waiting(newest) != null) {
            begin();
        } else {
            launched.compareAndSet(newest, null);
        }
    }
}
