package dev.signalbox.runtime.memory;

import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.OutboundMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A topic: its log, the groups that read it, and the emits that wait for room. Guarded by the broker's lock. */
final class MemoryTopic {

    /** How much an unread topic keeps for its first group. */
    static final int KEPT_UNREAD = 10_000;

    private final String name;
    private final int capacity;
    private final MessageLog log = new MessageLog();
    private final Map<String, TopicCursor> cursors = new HashMap<>();
    private final Set<WaitingPublish> waiting = new LinkedHashSet<>();

    /** An emit that waits for room. */
    record WaitingPublish(OutboundMessage message, CompletableFuture<Void> confirmation) {

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(confirmation);
        }
    }

    MemoryTopic(String name, int capacity) {
        this.name = name;
        this.capacity = capacity;
    }

    String name() {
        return name;
    }

    MessageLog log() {
        return log;
    }

    /** Where a group stands; it begins at the oldest message that is kept. */
    TopicCursor join(String group) {
        return cursors.computeIfAbsent(group, any -> new TopicCursor(this, group, log.begin()));
    }

    @Nullable
    TopicCursor cursor(String group) {
        return cursors.get(group);
    }

    void leave(String group) {
        cursors.remove(group);
        trim();
    }

    /** Whether the topic can keep no more although nobody reads it. */
    boolean overflowsUnread() {
        return cursors.isEmpty() && log.size() >= KEPT_UNREAD;
    }

    boolean hasRoom() {
        return waiting.isEmpty() && unread() < capacity;
    }

    /** What the slowest group has not taken, or has given back. */
    private long unread() {
        long unread = 0;
        for (TopicCursor cursor : cursors.values()) {
            unread = Math.max(unread, cursor.unread());
        }
        return unread;
    }

    void append(OutboundMessage message) {
        append(
                new InboundMessage(
                        message.topic(), message.key(), message.headers(), message.payload(), nextOrigin(), null),
                null);
    }

    void append(InboundMessage message, @Nullable String onlyFor) {
        log.append(new LogEntry(message, onlyFor));
    }

    InboundMessage.Origin nextOrigin() {
        return new InboundMessage.Origin(null, -1, log.end());
    }

    void await(WaitingPublish publish) {
        waiting.add(publish);
    }

    void giveUp(WaitingPublish publish) {
        waiting.remove(publish);
    }

    /** Forgets what all groups have read. */
    void trim() {
        long oldest = cursors.isEmpty() ? log.begin() : log.end();
        for (TopicCursor cursor : cursors.values()) {
            oldest = Math.min(oldest, cursor.next());
        }
        log.trimTo(oldest);
    }

    /** Takes in emits that waited, as far as there is room; they are to be confirmed. */
    List<WaitingPublish> admit() {
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<WaitingPublish> admitted = new ArrayList<>();
        Iterator<WaitingPublish> next = waiting.iterator();
        while (next.hasNext() && unread() < capacity) {
            WaitingPublish publish = next.next();
            next.remove();
            if (!publish.confirmation().isDone()) {
                append(publish.message());
                admitted.add(publish);
            }
        }
        return admitted;
    }
}
