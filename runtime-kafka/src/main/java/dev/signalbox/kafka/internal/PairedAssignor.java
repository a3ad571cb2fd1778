package dev.signalbox.kafka.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * Kafka's cooperative sticky assignment for the events' topics; what was replayed of a partition goes to
 * the member that has the partition. So all that is of one key is with one member, which keeps its order.
 *
 * <p>Made by the client, which is why it is public.
 */
public final class PairedAssignor extends CooperativeStickyAssignor implements Configurable {

    private String group = "";

    @Override
    public void configure(Map<String, ?> settings) {
        group = String.valueOf(settings.get(ConsumerConfig.GROUP_ID_CONFIG));
    }

    @Override
    public String name() {
        return "signalbox-paired";
    }

    @Override
    public Map<String, List<TopicPartition>> assignPartitions(
            Map<String, List<PartitionInfo>> topics, Map<String, Subscription> subscriptions) {
        Map<String, List<PartitionInfo>> events = new HashMap<>(topics);
        events.keySet().removeIf(this::isReturns);
        Map<String, Subscription> ofEvents = new HashMap<>();
        subscriptions.forEach((member, subscription) -> ofEvents.put(member, eventsOf(subscription)));
        Map<String, List<TopicPartition>> paired = new HashMap<>();
        super.assignPartitions(events, ofEvents)
                .forEach((member, partitions) -> paired.put(
                        member, paired(partitions, topics, Objects.requireNonNull(subscriptions.get(member)))));
        return withoutWhatOthersHold(paired, subscriptions);
    }

    /**
     * What another member says it has is given up by that one first, and taken in the rebalance that follows,
     * which the other one's giving up begins. Kafka's own assignment sees to that for what it has moved; it knows
     * nothing of the returns, which move with the number of partitions too, nor of what a member claims that has
     * missed a rebalance. Kafka's client breaks off a rebalance in which a partition changes hands at once.
     */
    private static Map<String, List<TopicPartition>> withoutWhatOthersHold(
            Map<String, List<TopicPartition>> assigned, Map<String, Subscription> subscriptions) {
        Set<TopicPartition> claimed = new HashSet<>();
        subscriptions.values().forEach(each -> claimed.addAll(each.ownedPartitions()));
        Map<String, List<TopicPartition>> takeable = new HashMap<>();
        assigned.forEach((member, partitions) -> {
            Set<TopicPartition> own = new HashSet<>(
                    Objects.requireNonNull(subscriptions.get(member)).ownedPartitions());
            takeable.put(
                    member,
                    partitions.stream()
                            .filter(each -> own.contains(each) || !claimed.contains(each))
                            .toList());
        });
        return takeable;
    }

    private boolean isReturns(String topic) {
        return LetterTopics.ofReturns(topic, group).isPresent();
    }

    private Subscription eventsOf(Subscription subscription) {
        Subscription events = new Subscription(
                subscription.topics().stream()
                        .filter(topic -> !isReturns(topic))
                        .toList(),
                subscription.userData(),
                subscription.ownedPartitions().stream()
                        .filter(partition -> !isReturns(partition.topic()))
                        .toList(),
                subscription.generationId().orElse(DEFAULT_GENERATION),
                subscription.rackId());
        events.setGroupInstanceId(subscription.groupInstanceId());
        return events;
    }

    /** The partitions, and those of their returns that this member reads. */
    private List<TopicPartition> paired(
            List<TopicPartition> partitions, Map<String, List<PartitionInfo>> topics, Subscription subscription) {
        List<TopicPartition> all = new ArrayList<>(partitions);
        for (TopicPartition partition : partitions) {
            String returns = new LetterTopics(partition.topic(), group).returns();
            if (subscription.topics().contains(returns)) {
                int step = topics.getOrDefault(partition.topic(), List.of()).size();
                int end = topics.getOrDefault(returns, List.of()).size();
                for (int number = partition.partition(); number < end; number += step) {
                    all.add(new TopicPartition(returns, number));
                }
            }
        }
        return all;
    }
}
