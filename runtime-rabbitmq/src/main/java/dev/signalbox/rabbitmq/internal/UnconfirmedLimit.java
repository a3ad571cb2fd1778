package dev.signalbox.rabbitmq.internal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many messages may wait for the broker; who emits more is held back. Safe for use by many threads. */
final class UnconfirmedLimit {

    /** How long an emitter is held back while too much waits for the broker. */
    static final long HELD_BACK_SECONDS = 30;

    private final Semaphore room;

    UnconfirmedLimit(int most) {
        this.room = new Semaphore(most);
    }

    /**
     * Enters if there is room.
     *
     * @param mayWait whether to wait for room
     */
    boolean enter(boolean mayWait) {
        return room.tryAcquire() || (mayWait && await());
    }

    void leave() {
        room.release();
    }

    private boolean await() {
        try {
            return room.tryAcquire(HELD_BACK_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
