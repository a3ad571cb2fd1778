package dev.signalbox.rabbitmq.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The life of one channel, with which its delivery tags live and die: which deliveries are done, and how few
 * acknowledgements tell the broker. Once the channel has ended, what comes is ignored. Safe for use by many
 * threads.
 */
final class ChannelGeneration {

    /** How many deliveries that are done may wait for the next acknowledgement. */
    private final int batch;

    /** In the order of their tags; the first is not done, or not acknowledged. */
    private final Deque<Entry> entries = new ArrayDeque<>();

    /** Done, and not acknowledged. */
    private List<Entry> unacknowledged = new ArrayList<>();

    private volatile boolean ended;

    /** Of the last delivery that came. */
    private long lastTag;

    /** Whether a delivery has not come here that the broker has sent. */
    private boolean gap;

    ChannelGeneration(int batch) {
        this.batch = batch;
    }

    /** One delivery. */
    static class Entry {

        private final long tag;
        private volatile boolean done;
        private boolean acknowledged;

        Entry(long tag) {
            this.tag = tag;
        }

        final long tag() {
            return tag;
        }

        /** Whether the group is done with it. */
        final boolean isDone() {
            return done;
        }
    }

    /**
     * An acknowledgement.
     *
     * @param multiple whether it is for all deliveries up to this tag
     */
    record Ack(long tag, boolean multiple) {}

    /** When to acknowledge what is done. */
    enum Due {
        /** It is told already. */
        NOT_NEW,
        /** In a moment: this is the first since the last acknowledgement. */
        SOON,
        /** Now: there are enough for one. */
        NOW
    }

    /**
     * A delivery came. Tags are counted, so one that is missing shows: the client has lost it, for want of memory
     * perhaps. From then on nothing is acknowledged together with others, so that the lost one comes again.
     *
     * @return false where one is missing before it
     */
    synchronized boolean begin(Entry entry) {
        boolean missing = entry.tag != lastTag + 1;
        gap |= missing;
        lastTag = entry.tag;
        try {
            entries.addLast(entry);
        } catch (Throwable noMemory) {
            gap = true;
            throw noMemory;
        }
        return !missing;
    }

    /** A delivery is done. */
    synchronized Due done(Entry entry) {
        if (ended || entry.done) {
            return Due.NOT_NEW;
        }
        entry.done = true;
        unacknowledged.add(entry);
        if (unacknowledged.size() % batch == 0) { // again and again, should nobody have come for it
            return Due.NOW;
        }
        return unacknowledged.size() == 1 ? Due.SOON : Due.NOT_NEW;
    }

    /**
     * What to tell the broker now: everything up to the first delivery that is not done in one, the others
     * one by one; where a delivery is missing, all one by one.
     */
    synchronized List<Ack> acks() {
        if (ended) {
            return List.of();
        }
        List<Ack> acks = new ArrayList<>();
        long last = 0;
        int upToLast = 0;
        for (Entry first = entries.peekFirst(); first != null && first.done; first = entries.peekFirst()) {
            if (!first.acknowledged) {
                first.acknowledged = true;
                last = first.tag;
                upToLast++;
                if (gap) {
                    acks.add(new Ack(first.tag, false));
                }
            }
            entries.removeFirst();
        }
        if (upToLast > 0 && !gap) {
            acks.add(new Ack(last, upToLast > 1));
        }
        for (Entry each : unacknowledged) {
            if (!each.acknowledged) {
                each.acknowledged = true;
                acks.add(new Ack(each.tag, false));
            }
        }
        unacknowledged = new ArrayList<>();
        return acks;
    }

    /** Whether all that came is acknowledged, or given back. */
    synchronized boolean isIdle() {
        return entries.stream().allMatch(entry -> entry.acknowledged);
    }

    /** A delivery goes back to the broker; false if it is not this box's any more. */
    synchronized boolean giveBack(Entry entry) {
        if (ended || entry.done) {
            return false;
        }
        entry.done = true;
        entry.acknowledged = true;
        return true;
    }

    /** Whether the channel is there. */
    boolean current() {
        return !ended;
    }

    /** The channel is gone. */
    synchronized void end() {
        ended = true;
        entries.clear();
        unacknowledged.clear();
    }
}
