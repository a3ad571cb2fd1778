package dev.signalbox.runtime.memory;

import dev.signalbox.runtime.transport.Settlement;
import java.util.concurrent.atomic.AtomicBoolean;

/** One message with one member of a group, until it is settled or taken away. */
final class MemoryDelivery implements Settlement {

    private final MemorySubscription member;
    private final TopicCursor cursor;
    private final LogEntry entry;
    private final AtomicBoolean ended = new AtomicBoolean();

    MemoryDelivery(MemorySubscription member, TopicCursor cursor, LogEntry entry) {
        this.member = member;
        this.cursor = cursor;
        this.entry = entry;
    }

    TopicCursor cursor() {
        return cursor;
    }

    LogEntry entry() {
        return entry;
    }

    /** Ends it once; false if it had ended before, so that a late settlement changes nothing. */
    boolean end() {
        return ended.compareAndSet(false, true);
    }

    @Override
    public void ack() {
        if (end()) {
            member.settled(this, false);
        }
    }

    @Override
    public void handBack() {
        if (end()) {
            member.settled(this, true);
        }
    }

    @Override
    public boolean current() {
        return !member.hasLeft() && !ended.get();
    }
}
