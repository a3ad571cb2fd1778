package dev.signalbox.rabbitmq.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first message of each routing key over a channel goes alone: the next of that key waits for its confirm. A
 * quorum queue takes a channel up with the first message that it gets over it. While it has no leader it may refuse
 * that one and take those behind it; if the connection ends before the refusal has arrived, the first one is written
 * again, behind the others. Guarded by the monitor of its outbox.
 */
final class FirstOfEachKey {

    /** With more keys than these, the others go without: a topic may have a place for an id. */
    private static final int MOST_KEYS = 1_000;

    /** The first message of each key; empty once that has ended. */
    private final Map<String, Optional<Sending>> firsts = new HashMap<>();

    /** Which of them the next one that is to be written waits for. */
    private @Nullable Sending awaited;

    /** Another channel. */
    void begin() {
        firsts.clear();
        awaited = null;
    }

    /** Whether a message has to wait for the first one of its key. */
    boolean hold(Sending next) {
        Sending first = first(next.routingKey());
        awaited = first == next ? null : first;
        return awaited != null;
    }

    /** One is about to be written; for the second time, perhaps, where there was no memory for the first. */
    void written(Sending sending) {
        if (firsts.size() < MOST_KEYS && !firsts.containsKey(sending.routingKey())) {
            firsts.put(sending.routingKey(), Optional.of(sending));
        }
    }

    /** Whether one is waited for by the next that is to be written. */
    boolean isAwaited(Sending sending) {
        return sending == awaited;
    }

    /** One has ended, well or not. */
    void ended(Sending sending) {
        if (first(sending.routingKey()) == sending) {
            firsts.put(sending.routingKey(), Optional.empty());
        }
    }

    private @Nullable Sending first(String routingKey) {
        Optional<Sending> first = firsts.get(routingKey);
        return first == null ? null : first.orElse(null);
    }
}
