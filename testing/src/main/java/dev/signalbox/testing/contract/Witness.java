package dev.signalbox.testing.contract;

import dev.signalbox.runtime.observe.EventObserver;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts for itself what a box counts in its stats. Safe for use by many threads. */
final class Witness implements EventObserver {

    private final Patience patience;
    private final boolean throwing;
    private final LongAdder received = new LongAdder();
    private final AtomicLong attempts = new AtomicLong();
    private final AtomicLong told = new AtomicLong();
    private final Map<Outcome, LongAdder> settled = new EnumMap<>(Outcome.class);

    /**
     * A witness.
     *
     * @param throwing whether it throws whenever it is told something
     */
    Witness(Patience patience, boolean throwing) {
        this.patience = patience;
        this.throwing = throwing;
        for (Outcome outcome : Outcome.values()) {
            settled.put(outcome, new LongAdder());
        }
    }

    long received() {
        return received.sum();
    }

    long settled(Outcome outcome) {
        LongAdder count = settled.get(outcome);
        return count == null ? 0 : count.sum();
    }

    long attempts() {
        return attempts.get();
    }

    /** How often it was told something. */
    long told() {
        return told.get();
    }

    @Override
    public void emitStarted(Emit emit) {
        told("an emit has started");
    }

    @Override
    public void emitEnded(Emit emit, Duration took, @Nullable Throwable failure) {
        told("an emit has ended");
    }

    @Override
    public void received(Delivery delivery) {
        received.increment();
        told("a message has come in");
    }

    @Override
    public void attemptStarted(Attempt attempt) {
        attempts.incrementAndGet();
        told("an attempt has started");
    }

    @Override
    public void attemptEnded(Attempt attempt, Duration took, @Nullable Throwable failure) {
        told("an attempt has ended");
    }

    @Override
    public void retryScheduled(Attempt failed, Duration delay) {
        told("a retry follows");
    }

    @Override
    public void deadLettered(Delivery delivery, @Nullable String handler, String reason, @Nullable Throwable cause) {
        told("a dead letter is confirmed");
    }

    @Override
    public void settled(Delivery delivery, Outcome outcome) {
        LongAdder count = settled.get(outcome);
        if (count != null) {
            count.increment();
        }
        told("a message was settled");
    }

    @Override
    public void drained(String group, long handedBack) {
        told("a group has drained");
    }

    private void told(String what) {
        told.incrementAndGet();
        patience.wake();
        if (throwing) {
            throw new IllegalStateException("This observer throws, here because " + what);
        }
    }
}
