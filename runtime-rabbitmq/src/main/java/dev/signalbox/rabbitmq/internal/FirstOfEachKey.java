package dev.signalbox.rabbitmq.internal;

import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The first message of each routing key over a channel goes alone: those behind it with that key are held back until
 * it has ended, and those of other keys go on. A quorum queue registers a channel with the first message that it gets
 * over it. While it has no leader it may refuse that one and take those behind it; if the connection ends before the
 * refusal has arrived, the first one is written again, behind the others. Guarded by the monitor of its outbox. A
 * method that runs out of memory has changed nothing that matters when it is called again.
 */
final class FirstOfEachKey {

    /** With more keys than these, the others go without: a topic may have a place for an id. */
    private static final int MOST_KEYS = 1_000;

    /** The first message of each key; empty once the queues have taken it. A tree, as a hash map that cannot grow is lost. */
    private final SortedMap<String, Optional<Sending>> firsts = new TreeMap<>();

    /** What is held back, by its key. */
    private final SortedMap<String, Deque<Sending>> held = new TreeMap<>();

    /** Whether there may be some that are held back for nothing. */
    private boolean freed;

    /** Another channel; what was held back is forgotten. */
    void begin() {
        firsts.clear();
        held.clear();
        freed = false;
    }

    /** Holds one back where it has to wait, behind those of its key that do; whether it has to. */
    @SuppressWarnings("JdkObsolete") // an array that cannot grow for want of memory forgets what it holds
    boolean hold(Sending next) {
        String key = next.routingKey();
        Deque<Sending> before = held.get(key);
        Sending first = first(key);
        if (before == null && (first == null || first == next)) {
            return false;
        }
        if (before == null) {
            before = new LinkedList<>();
            before.add(next);
            held.put(key, before);
        } else {
            before.add(next);
        }
        return true;
    }

    /** One that was held back and need not be any more, or null. It stays until it is {@linkplain #remove removed}. */
    @Nullable
    Sending free() {
        if (!freed) {
            return null;
        }
        for (Deque<Sending> each : held.values()) {
            Sending next = each.element();
            Sending first = first(next.routingKey());
            if (first == null || first == next) {
                return next;
            }
        }
        freed = false;
        return null;
    }

    /** One that was free goes. */
    void remove(Sending free) {
        Deque<Sending> its = held.get(free.routingKey());
        if (its != null) {
            its.remove();
            if (its.isEmpty()) {
                held.remove(free.routingKey());
            }
        }
    }

    /** One is about to be written; perhaps for the second time, if memory ran out after the first call. */
    void written(Sending sending) {
        if (firsts.size() < MOST_KEYS && !firsts.containsKey(sending.routingKey())) {
            firsts.put(sending.routingKey(), Optional.of(sending));
        }
    }

    /** Whether others are held back because of this one. */
    boolean isAwaited(Sending sending) {
        return first(sending.routingKey()) == sending && held.containsKey(sending.routingKey());
    }

    /**
     * One has ended. Needs no memory.
     *
     * @param taken whether the queues have it: otherwise the next one of its key is the first
     */
    void ended(Sending sending, boolean taken) {
        String key = sending.routingKey();
        if (first(key) != sending) {
            return;
        }
        if (taken) {
            firsts.put(key, Optional.empty());
        } else {
            firsts.remove(key);
        }
        freed |= held.containsKey(key);
    }

    /** What is held back, in the order of each key. */
    List<Sending> held() {
        List<Sending> all = new ArrayList<>();
        held.values().forEach(all::addAll);
        return all;
    }

    private @Nullable Sending first(String key) {
        Optional<Sending> first = firsts.get(key);
        return first == null ? null : first.orElse(null);
    }
}
