package dev.signalbox.runtime.concurrent;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Counts the messages between their arrival and their settlement, and says when the source is to stop and
 * to go on. Those that run, or could, are counted apart from those that wait for a time, each with a bound
 * of its own. The window is full when one of the two is reached, and has room again when a quarter of the
 * first and a hundredth of the second is free, so that a source is not switched with every message. Safe for
 * use by many threads.
 */
public final class InFlightWindow {

    /**
     * Back-pressure. Calls come one at a time, on the thread that made the change or on one that is
     * calling just then; the last call tells how things are. A {@code room} may come without a {@code
     * full} where the window was full for a moment only, and somebody was refused in it. What a call throws
     * comes out of the change that made it.
     */
    public interface Listener {

        /** Stop fetching. */
        void full();

        /** Go on fetching. */
        void room();
    }

    private enum State {
        RUNS,
        WAITS,
        ENDED_RUNNING,
        ENDED_WAITING
    }

    private final int capacity;
    private final int lowWater;
    private final int waitingCapacity;
    private final int waitingLowWater;
    private final Listener listener;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();

    /** How many changes wait to be looked at; who makes it positive looks, for all. */
    private final AtomicInteger unseen = new AtomicInteger();

    /** Written by the thread that looks. */
    private volatile boolean toldFull;

    /** Somebody was not let in since the last look: the window was full, even if it has room by now. */
    private final AtomicBoolean refused = new AtomicBoolean();

    /**
     * A window that is empty, in which any number may wait.
     *
     * @param capacity how many messages make it full, at least 1
     * @param listener stops and restarts the source
     */
    public InFlightWindow(int capacity, Listener listener) {
        this(capacity, Integer.MAX_VALUE, listener);
    }

    /**
     * A window that is empty.
     *
     * @param capacity how many messages that run make it full, at least 1
     * @param waitingCapacity how many messages that wait make it full, at least 1
     * @param listener stops and restarts the source
     */
    public InFlightWindow(int capacity, int waitingCapacity, Listener listener) {
        if (capacity < 1 || waitingCapacity < 1) {
            throw new IllegalArgumentException(
                    "capacity must be at least 1, but is " + Math.min(capacity, waitingCapacity));
        }
        this.capacity = capacity;
        this.lowWater = capacity - Math.max(1, capacity / 4);
        this.waitingCapacity = waitingCapacity;
        this.waitingLowWater = waitingCapacity - Math.max(1, waitingCapacity / 100);
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /**
     * Counts a message in if the window is not full; the last one that fits makes it full.
     *
     * @return false if the window was full. A call of {@link Listener#room()} follows, for certain, and
     *     perhaps before this method has returned
     */
    public boolean tryEnter() {
        for (int inside = inFlight.get(); inside < capacity && !waitingIsFull(); inside = inFlight.get()) {
            if (inFlight.compareAndSet(inside, inside + 1)) {
                entered(inside + 1);
                return true;
            }
        }
        refused.set(true);
        look();
        return false;
    }

    /** Counts a message in, even beyond the capacity: for what was fetched before the source could stop. */
    public void enter() {
        entered(inFlight.incrementAndGet());
    }

    /**
     * Counts a message out that runs.
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
            look();
        }
    }

    /**
     * Counts a message out that could not be taken after all. The listener is not told: whoever withdraws one
     * has to see to it that the source goes on.
     */
    public void withdraw() {
        inFlight.decrementAndGet();
    }

    /** The stay of a message that has entered and runs; it leaves by {@link Stay#leave()}. */
    public Stay stay() {
        return new Stay();
    }

    /** How many messages are inside and do not wait. A snapshot. */
    public int inFlight() {
        return inFlight.get();
    }

    /** How many messages are inside and wait. A snapshot. */
    public int waiting() {
        return waiting.get();
    }

    /** How many messages that run make the window full. */
    public int capacity() {
        return capacity;
    }

    /** Whether as many wait as may. A snapshot. */
    public boolean waitingIsFull() {
        return waiting.get() >= waitingCapacity;
    }

    /** Whether the source was told to stop. A snapshot. */
    public boolean isFull() {
        return toldFull;
    }

    private void entered(int inside) {
        if (inside == capacity) {
            look();
        }
    }

    /** Tells the listener what there is to tell; to be called after messages have begun to wait, or ceased to. */
    public void look() {
        if (unseen.getAndIncrement() != 0) {
            return; // the thread that is telling will look again
        }
        Throwable failure = null;
        int seen = 1;
        do {
            try {
                tellOnce();
            } catch (RuntimeException | Error e) {
                failure = e; // but not before the count is right
            }
            seen = unseen.addAndGet(-seen);
        } while (seen != 0);
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }

    private void tellOnce() {
        boolean wasFull = refused.getAndSet(false) || inFlight.get() >= capacity || waitingIsFull();
        if (!toldFull && wasFull) {
            toldFull = true;
            listener.full();
        }
        if (toldFull && inFlight.get() <= lowWater && waiting.get() <= waitingLowWater) {
            toldFull = false;
            listener.room();
        }
    }

    /** One message inside, which ends once. Whoever changes what it does owns one unit of one of the counts. */
    public final class Stay {

        private final AtomicReference<State> state = new AtomicReference<>(State.RUNS);

        private Stay() {}

        /**
         * Says whether it waits for a time. The listener is told of nothing before {@link
         * InFlightWindow#look()}, so that this may be called under a lock.
         *
         * @return whether that has changed something
         */
        public boolean waits(boolean now) {
            return now
                    ? move(State.RUNS, State.WAITS, inFlight, waiting)
                    : move(State.WAITS, State.RUNS, waiting, inFlight);
        }

        /** Whether it waits, or did when it ended. */
        public boolean isWaiting() {
            State now = state.get();
            return now == State.WAITS || now == State.ENDED_WAITING;
        }

        /** Ends it; false if it had ended before. It is inside until it leaves. */
        public boolean end() {
            for (State now = state.get(); now == State.RUNS || now == State.WAITS; now = state.get()) {
                if (state.compareAndSet(now, now == State.RUNS ? State.ENDED_RUNNING : State.ENDED_WAITING)) {
                    return true;
                }
            }
            return false;
        }

        /** Whether it has ended. */
        public boolean hasEnded() {
            State now = state.get();
            return now == State.ENDED_RUNNING || now == State.ENDED_WAITING;
        }

        /** Counts it out; to be called once, by whoever has ended it. */
        public void leave() {
            if (state.get() != State.ENDED_WAITING) {
                InFlightWindow.this.leave();
            } else if (waiting.decrementAndGet() == waitingLowWater) {
                look();
            }
        }

        /** Counted there before it is here no more, so that none of the counts falls below zero. */
        private boolean move(State from, State to, AtomicInteger here, AtomicInteger there) {
            there.incrementAndGet();
            if (state.compareAndSet(from, to)) {
                here.decrementAndGet();
                return true;
            }
            there.decrementAndGet();
            return false;
        }
    }
}
