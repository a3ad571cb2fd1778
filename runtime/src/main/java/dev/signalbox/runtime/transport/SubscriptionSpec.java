package dev.signalbox.runtime.transport;

import java.util.List;
import java.util.Objects;

/**
 * What a consumer group reads.
 *
 * @param group the consumer group; its members share the messages
 * @param topics topics and patterns, without duplicates, sorted by text
 * @param maxInFlight how many messages that run, or could, the engine takes before it settles some
 * @param maxWaitingForRetry how many messages it keeps besides, which wait for a retry or behind one of their
 *     key that does; a transport that lets fewer be unsettled stands still when so many wait
 */
public record SubscriptionSpec(String group, List<TopicPattern> topics, int maxInFlight, int maxWaitingForRetry) {

    /** What a group reads that keeps no message apart. */
    public SubscriptionSpec(String group, List<TopicPattern> topics, int maxInFlight) {
        this(group, topics, maxInFlight, 0);
    }

    public SubscriptionSpec {
        Objects.requireNonNull(group, "group");
        topics = List.copyOf(topics);
    }
}
