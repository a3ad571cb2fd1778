package dev.signalbox.runtime.memory;

import dev.signalbox.runtime.time.ScarceMemory;
import java.util.BitSet;
import java.util.Iterator;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How far a group has read a topic, and what was handed back to it. Guarded by the broker's lock.
 */
final class TopicCursor {

    private final MemoryTopic topic;
    private final String group;
    private final TreeSet<LogEntry> returned =
            new TreeSet<>((one, other) -> Long.compare(one.offset(), other.offset()));
    private long next;

    TopicCursor(MemoryTopic topic, String group, long next) {
        this.topic = topic;
        this.group = group;
        this.next = next;
    }

    /** The offset of the first message that the group has not taken yet. */
    long next() {
        return next;
    }

    /** How many messages the group has not taken, or has given back. */
    long unread() {
        return topic.log().end() - next + returned.size();
    }

    MemoryTopic topic() {
        return topic;
    }

    /** Waits while the heap has no room for it: else the message would be lost. */
    void giveBack(LogEntry entry) {
        for (int tries = 0; ; tries++) {
            try {
                returned.add(entry);
                return;
            } catch (OutOfMemoryError exhausted) {
                if (!ScarceMemory.waitFor(tries)) {
                    throw exhausted;
                }
            }
        }
    }

    /**
     * Takes the next message that may be delivered: of what was handed back the oldest, then the next of
     * the log; never one that would overtake an older one of its slot.
     *
     * @param mayTake whether a message may be delivered
     */
    @Nullable
    LogEntry take(Predicate<LogEntry> mayTake) {
        BitSet passedOver = new BitSet();
        for (Iterator<LogEntry> entries = returned.iterator(); entries.hasNext(); ) {
            LogEntry entry = entries.next();
            if (isFree(entry, passedOver) && mayTake.test(entry)) {
                entries.remove();
                return entry;
            }
            passOver(entry, passedOver);
        }
        skipOthers();
        if (next == topic.log().end()) {
            return null;
        }
        LogEntry entry = topic.log().at(next);
        if (!isFree(entry, passedOver) || !mayTake.test(entry)) {
            return null;
        }
        next++;
        return entry;
    }

    private static boolean isFree(LogEntry entry, BitSet passedOver) {
        int slot = KeySlots.of(entry);
        return slot == KeySlots.NONE || !passedOver.get(slot);
    }

    private static void passOver(LogEntry entry, BitSet passedOver) {
        int slot = KeySlots.of(entry);
        if (slot != KeySlots.NONE) {
            passedOver.set(slot);
        }
    }

    /** Passes over what was replayed for other groups. */
    private void skipOthers() {
        while (next < topic.log().end() && !topic.log().at(next).isFor(group)) {
            next++;
        }
    }
}
