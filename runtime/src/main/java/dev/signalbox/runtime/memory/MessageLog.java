package dev.signalbox.runtime.memory;

import org.jspecify.annotations.Nullable;

/**
 * The messages of a topic between the oldest that is kept and the newest, by offset: a ring that grows and
 * shrinks with its content. Guarded by the broker's lock.
 */
final class MessageLog {

    private static final int SMALLEST = 16;

    private @Nullable LogEntry[] ring = new @Nullable LogEntry[SMALLEST];
    private long begin;
    private long end;

    /** The offset of the oldest entry that is kept. */
    long begin() {
        return begin;
    }

    /** The offset that the next entry gets. */
    long end() {
        return end;
    }

    int size() {
        return (int) (end - begin);
    }

    void append(LogEntry entry) {
        if (size() == ring.length) {
            resize(ring.length * 2);
        }
        ring[slot(end++)] = entry;
    }

    LogEntry at(long offset) {
        LogEntry entry = offset < begin || offset >= end ? null : ring[slot(offset)];
        if (entry == null) {
            throw new IndexOutOfBoundsException("The log has no offset " + offset);
        }
        return entry;
    }

    /** Forgets what is before an offset. */
    void trimTo(long offset) {
        while (begin < offset) {
            ring[slot(begin++)] = null;
        }
        if (ring.length > SMALLEST && size() < ring.length / 8) {
            resize(ring.length / 2);
        }
    }

    private void resize(int length) {
        @Nullable LogEntry[] next = new @Nullable LogEntry[length];
        for (long offset = begin; offset < end; offset++) {
            next[(int) (offset & (length - 1))] = ring[slot(offset)];
        }
        ring = next;
    }

    private int slot(long offset) {
        return (int) (offset & (ring.length - 1));
    }
}
