package dev.signalbox.kafka.internal;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Which records of one partition are done, and up to where the group may therefore commit: to the first
 * one that is not. Offsets between two records, as compaction and transactions leave them, count as done.
 * Not safe for use by several threads.
 */
final class PartitionLedger {

    /** What {@link #commitPoint()} says before anything was read. */
    static final long NOTHING = -1;

    /** In the order of their offsets; the first one is not done. */
    private final Deque<Entry> entries = new ArrayDeque<>();

    private long next = NOTHING;

    /** One record that was read. */
    static class Entry {

        private final long offset;
        private boolean done;

        Entry(long offset) {
            this.offset = offset;
        }

        final long offset() {
            return offset;
        }

        final boolean done() {
            return done;
        }
    }

    /**
     * A record was read.
     *
     * @throws IllegalArgumentException if it lies before what was read already
     */
    void begin(Entry entry) {
        if (entry.offset < next) {
            throw new IllegalArgumentException(
                    "The offset " + entry.offset + " comes after those up to " + next + " have been read");
        }
        entries.addLast(entry);
        next = entry.offset + 1;
    }

    /** Whether what is at this offset has been read. */
    boolean hasRead(long offset) {
        return offset < next;
    }

    /** All before this offset has been read: what lies between it and the last record holds none. */
    void readUpTo(long offset) {
        next = Math.max(next, offset);
    }

    /**
     * A record is done; doing it twice changes nothing.
     *
     * @return whether the commit point has moved
     */
    boolean done(Entry entry) {
        entry.done = true;
        boolean moved = false;
        for (Entry first = entries.peekFirst(); first != null && first.done; first = entries.peekFirst()) {
            entries.removeFirst();
            moved = true;
        }
        return moved;
    }

    /** The offset that the group would go on from: everything before it is done. {@link #NOTHING} before the first. */
    long commitPoint() {
        Entry first = entries.peekFirst();
        return first == null ? next : first.offset;
    }

    /** How many records behind the commit point are done: they have overtaken the first that is not. */
    int overtook() {
        return (int) entries.stream().filter(Entry::done).count();
    }

    /** How many records lie behind the commit point: those that are not done, and those that ran ahead. */
    int ahead() {
        return entries.size();
    }
}
