package dev.signalbox.runtime.concurrent;

import dev.signalbox.runtime.time.Scheduler;
import dev.signalbox.runtime.time.Timer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets work in until it is closed, and then tells when the last of it has left. Safe for use by many
 * threads.
 */
public final class DrainGate {

    /** The sign bit of the count says closed: who enters and who closes cannot miss each other. */
    private static final int CLOSED = Integer.MIN_VALUE;

    private final Scheduler scheduler;
    private final AtomicInteger state = new AtomicInteger();
    private final CompletableFuture<Void> empty = new CompletableFuture<>();

    /**
     * An open gate.
     *
     * @param scheduler measures the deadline
     */
    public DrainGate(Scheduler scheduler) {
        this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
    }

    /** Lets one in, who has to {@link #leave()}; false once the gate is closed. */
    public boolean enter() {
        for (int now = state.get(); now >= 0; now = state.get()) {
            if (state.compareAndSet(now, now + 1)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Lets one out.
     *
     * @throws IllegalStateException if none was inside
     */
    public void leave() {
        int before = state.getAndUpdate(now -> (now & ~CLOSED) == 0 ? now : now - 1);
        if ((before & ~CLOSED) == 0) {
            throw new IllegalStateException("Somebody left the gate who had not entered it");
        }
        if (before == CLOSED + 1) {
            empty.complete(null);
        }
    }

    /** How many are inside. A snapshot. */
    public int inside() {
        return state.get() & ~CLOSED;
    }

    /** Whether the gate lets nobody in any more. */
    public boolean isClosed() {
        return state.get() < 0;
    }

    /**
     * Closes the gate. May be called several times; each call has its own deadline.
     *
     * @param deadline how long to wait for those inside; zero or less does not wait. Where the scheduler
     *     is closed, or fails, nothing ends the waiting but the last to leave
     * @return true as soon as all have left, false if the deadline came first. It completes in the thread
     *     of the last to leave, in the scheduler's, or at once
     */
    public CompletableFuture<Boolean> close(Duration deadline) {
        int before = state.getAndUpdate(now -> now | CLOSED);
        if ((before & ~CLOSED) == 0) {
            empty.complete(null);
        }
        if (empty.isDone()) {
            return CompletableFuture.completedFuture(true);
        }
        if (deadline.isZero() || deadline.isNegative()) {
            return CompletableFuture.completedFuture(false);
        }
        CompletableFuture<Boolean> drained = empty.thenApply(nothing -> true);
        try {
            Timer timer = scheduler.schedule(deadline, () -> drained.complete(false));
            return drained.whenComplete((inTime, failure) -> timer.cancel());
        } catch (RuntimeException | Error noTimer) {
            return drained; // the scheduler is closed, or broken: whoever waits has to watch the time
        }
    }
}
