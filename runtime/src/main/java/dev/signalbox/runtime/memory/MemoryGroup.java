package dev.signalbox.runtime.memory;

import dev.signalbox.runtime.transport.TopicPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A consumer group: what it reads, how far it has come in each topic, and the members that share the work.
 * It outlives its members. Guarded by the broker's lock.
 */
final class MemoryGroup {

    private final String name;
    private final Set<TopicPattern> patterns = new LinkedHashSet<>();
    private final Map<String, TopicCursor> cursors = new LinkedHashMap<>();

    /** Replaced, never changed: who is to be woken is known without a copy. */
    private List<MemorySubscription> members = List.of();

    private final KeySlots slots = new KeySlots();

    /** Where the next search begins, so that no topic starves the others. */
    private int turn;

    private List<TopicCursor> order = List.of();

    MemoryGroup(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    List<MemorySubscription> members() {
        return members;
    }

    void add(MemorySubscription member) {
        List<MemorySubscription> more = new ArrayList<>(members);
        more.add(member);
        members = List.copyOf(more);
    }

    void remove(MemorySubscription member) {
        members = members.stream().filter(other -> other != member).toList();
    }

    boolean reads(MemoryTopic topic) {
        for (TopicPattern pattern : patterns) {
            if (pattern.matches(topic.name())) {
                return true;
            }
        }
        return false;
    }

    void join(MemoryTopic topic) {
        cursors.computeIfAbsent(topic.name(), any -> topic.join(name));
        order = List.copyOf(cursors.values());
    }

    /** Reads further topics, and those no more that no member wants and the change gives up. */
    void change(Collection<TopicPattern> added, Collection<TopicPattern> givenUp, Collection<MemoryTopic> topics) {
        patterns.addAll(added);
        for (TopicPattern pattern : givenUp) {
            if (members.stream().noneMatch(member -> member.reads(pattern))) {
                patterns.remove(pattern);
            }
        }
        for (MemoryTopic topic : topics) {
            if (reads(topic)) {
                join(topic);
            } else if (cursors.remove(topic.name()) != null) {
                topic.leave(name);
            }
        }
        order = List.copyOf(cursors.values());
    }

    /**
     * Takes the next message that a member may have; null where there is none for it now.
     *
     * @param others collects the members that may have what this one may not
     */
    @Nullable
    MemoryDelivery take(MemorySubscription member, Set<MemorySubscription> others) {
        for (int i = 0; i < order.size(); i++) {
            TopicCursor cursor = order.get((turn + i) % order.size());
            LogEntry entry = cursor.take(candidate -> isEntitled(member, candidate, others));
            if (entry != null) {
                turn = (turn + i + 1) % order.size();
                MemoryDelivery delivery = delivery(member, cursor, entry);
                slots.taken(KeySlots.of(entry), member);
                return delivery;
            }
        }
        return null;
    }

    /** What cannot be made for want of memory leaves its message where it was. */
    private static MemoryDelivery delivery(MemorySubscription member, TopicCursor cursor, LogEntry entry) {
        try {
            MemoryDelivery delivery = new MemoryDelivery(member, cursor, entry);
            member.outstanding().add(delivery);
            return delivery;
        } catch (OutOfMemoryError exhausted) {
            cursor.giveBack(entry);
            throw exhausted;
        }
    }

    /**
     * A message has left its member, who may have left the group before.
     *
     * @return whether others may take what comes next of its slot
     */
    boolean ended(MemorySubscription member, MemoryDelivery delivery) {
        boolean alone = members.size() == 1 && members.get(0) == member;
        return slots.ended(KeySlots.of(delivery.entry())) && !alone;
    }

    private boolean isEntitled(MemorySubscription member, LogEntry candidate, Set<MemorySubscription> others) {
        MemorySubscription entitled = entitled(candidate);
        if (entitled != null && entitled != member) {
            others.add(entitled);
        }
        return entitled == member;
    }

    /**
     * Who is to get a message: the member that has others of its slot in flight; else the one whose turn it
     * is, unless it is not willing, then the next that is.
     */
    private @Nullable MemorySubscription entitled(LogEntry entry) {
        int slot = KeySlots.of(entry);
        MemorySubscription owner = slot == KeySlots.NONE ? null : slots.owner(slot);
        if (owner != null) {
            return owner;
        }
        int first = slot == KeySlots.NONE ? (int) (entry.offset() % members.size()) : slot % members.size();
        for (int i = 0; i < members.size(); i++) {
            MemorySubscription candidate = members.get((first + i) % members.size());
            if (candidate.willing()) {
                return candidate;
            }
        }
        return null;
    }
}
