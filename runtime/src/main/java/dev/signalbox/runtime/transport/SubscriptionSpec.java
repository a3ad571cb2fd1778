package dev.signalbox.runtime.transport;

import java.util.List;
import java.util.Objects;

/**
 * What a consumer group reads.
 *
 * @param group the consumer group; its members share the messages
 * @param topics topics and patterns, without duplicates, sorted by text
 * @param maxInFlight how many messages the engine takes at most before it settles some
 */
public record SubscriptionSpec(String group, List<TopicPattern> topics, int maxInFlight) {
    public SubscriptionSpec {
        Objects.requireNonNull(group, "group");
        topics = List.copyOf(topics);
    }
}
