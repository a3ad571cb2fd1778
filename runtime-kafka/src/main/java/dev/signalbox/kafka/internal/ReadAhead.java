package dev.signalbox.kafka.internal;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many records of a member wait to be offered. There is room for further ones while that are fewer than
 * one poll returns, so that the next ones are read while these are offered. It is one limit for all
 * partitions: were some of them paused and others not, the client would ask the broker for the others alone,
 * and for the rest not before that answer, which takes half a second where nothing is new.
 */
final class ReadAhead {

    private final int limit;
    private final Runnable room;
    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * Nothing waits.
     *
     * @param limit how many are too many
     * @param room called when something may be read again
     */
    ReadAhead(int limit, Runnable room) {
        this.limit = limit;
        this.room = room;
    }

    void add(int records) {
        waiting.addAndGet(records);
    }

    /** One was taken, to be offered. */
    void removeOne() {
        if (waiting.decrementAndGet() == limit - 1) {
            tell();
        }
    }

    /** A partition may be read again. */
    void tell() {
        room.run();
    }

    /** So many will never be offered; the poll thread itself knows. */
    void forget(int records) {
        waiting.addAndGet(-records);
    }

    boolean hasRoom() {
        return waiting.get() < limit;
    }
}
