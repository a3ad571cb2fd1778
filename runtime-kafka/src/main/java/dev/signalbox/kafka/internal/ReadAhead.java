package dev.signalbox.kafka.internal;

/**
 * How many records of a member wait to be offered, and how large they are. There is room for further ones while that
 * are fewer than one poll returns, and not too many bytes, so that the next ones are read while these are offered. It
 * is one limit for all partitions: were some of them paused and others not, the client would ask the broker for the
 * others alone, and for the rest not before that answer, which takes half a second where nothing is new. Safe for use
 * by many threads.
 */
final class ReadAhead {

    private final int most;
    private final long mostBytes;
    private final Runnable room;

    /** Guarded by the monitor, as what follows. */
    private int waiting;

    private long bytes;

    /**
     * Nothing waits.
     *
     * @param most how many are too many
     * @param mostBytes how many bytes of keys and values are too many
     * @param room called when something may be read again
     */
    ReadAhead(int most, long mostBytes, Runnable room) {
        this.most = most;
        this.mostBytes = mostBytes;
        this.room = room;
    }

    /** A record of this size waits. */
    synchronized void add(int size) {
        waiting++;
        bytes += size;
    }

    /** One was taken, to be offered. */
    void remove(int size) {
        boolean first;
        synchronized (this) {
            boolean before = hasRoom();
            forget(size);
            first = !before && hasRoom();
        }
        if (first) {
            tell();
        }
    }

    /** A partition may be read again. */
    void tell() {
        room.run();
    }

    /** One will never be offered; the poll thread itself knows. */
    synchronized void forget(int size) {
        waiting--;
        bytes -= size;
    }

    synchronized boolean hasRoom() {
        return waiting < most && bytes < mostBytes;
    }
}
