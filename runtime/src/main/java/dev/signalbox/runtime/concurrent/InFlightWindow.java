package dev.signalbox.runtime.concurrent;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the messages between their arrival and their settlement, and says when the source is to stop and
 * to go on. It is full when as many are inside as its capacity, and has room again when a quarter of it is
 * free, so that a source is not switched with every message. Safe for use by many threads.
 */
public final class InFlightWindow {

    /**
     * Back-pressure. Calls come one at a time, on the thread that made the change or on one that is
     * calling just then; the last call tells how things are. A {@code room} may come without a {@code
     * full} where the window was full for a moment only, and somebody was refused in it. What a call throws comes out of the change that made it.
     */
    public interface Listener {

        /** Stop fetching. */
        void full();

        /** Go on fetching. */
        void room();
    }

    private final int capacity;
    private final int lowWater;
    private final Listener listener;
    private final AtomicInteger inFlight = new AtomicInteger();

    /** How many changes wait to be looked at; who makes it positive looks, for all. */
    private final AtomicInteger unseen = new AtomicInteger();

    /** Written by the thread that looks. */
    private volatile boolean toldFull;

    /** Somebody was not let in since the last look: the window was full, even if it has room by now. */
    private final AtomicBoolean refused = new AtomicBoolean();

    /**
     * A window that is empty.
     *
     * @param capacity how many messages make it full, at least 1
     * @param listener stops and restarts the source
     */
    public InFlightWindow(int capacity, Listener listener) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1, but is " + capacity);
        }
        this.capacity = capacity;
        this.lowWater = capacity - Math.max(1, capacity / 4);
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /**
     * Counts a message in if the window is not full; the last one that fits makes it full.
     *
     * @return false if the window was full. A call of {@link Listener#room()} follows, for certain, and
     *     perhaps before this method has returned
     */
    public boolean tryEnter() {
        for (int inside = inFlight.get(); inside < capacity; inside = inFlight.get()) {
            if (inFlight.compareAndSet(inside, inside + 1)) {
                entered(inside + 1);
                return true;
            }
        }
        refused.set(true);
        tell();
        return false;
    }

    /** Counts a message in, even beyond the capacity: for what was fetched before the source could stop. */
    public void enter() {
        entered(inFlight.incrementAndGet());
    }

    /**
     * Counts a message out.
     *
     * @throws IllegalStateException if none was inside
     */
    public void leave() {
        int inside = inFlight.decrementAndGet();
        if (inside < 0) {
            inFlight.incrementAndGet();
            throw new IllegalStateException("A message left the window that had not entered it");
        }
        if (inside == lowWater) {
            tell();
        }
    }

    /** How many messages are inside. A snapshot. */
    public int inFlight() {
        return inFlight.get();
    }

    /** How many messages make the window full. */
    public int capacity() {
        return capacity;
    }

    /** Whether the source was told to stop. A snapshot. */
    public boolean isFull() {
        return toldFull;
    }

    private void entered(int inside) {
        if (inside == capacity) {
            tell();
        }
    }

    private void tell() {
        if (unseen.getAndIncrement() != 0) {
            return; // the thread that is telling will look again
        }
        RuntimeException failure = null;
        int seen = 1;
        do {
            try {
                tellOnce();
            } catch (RuntimeException e) {
                failure = e;
            }
            seen = unseen.addAndGet(-seen);
        } while (seen != 0);
        if (failure != null) {
            throw failure;
        }
    }

    private void tellOnce() {
        boolean wasFull = refused.getAndSet(false) || inFlight.get() >= capacity;
        if (!toldFull && wasFull) {
            toldFull = true;
            listener.full();
        }
        if (toldFull && inFlight.get() <= lowWater) {
            toldFull = false;
            listener.room();
        }
    }
}
