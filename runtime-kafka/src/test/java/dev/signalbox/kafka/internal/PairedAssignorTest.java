package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PairedAssignorTest {

    private static final List<String> TOPICS =
            List.of("orders", "orders.billing.dlq.replay", "mails", "mails.billing.dlq.replay");

    private final Map<String, List<TopicPartition>> owned = new TreeMap<>();
    private final Map<String, List<PartitionInfo>> partitions = new HashMap<>();
    private int generation;

    @Test
    void returnsGoWithTheirPartitions() {
        topics(6, 6);
        join("one");
        join("two");
        settle();
        assertThat(owned.get("one")).hasSize(12);
        assertThat(owned.get("two")).hasSize(12);
    }

    @Test
    void returnsOfAnotherNumberOfPartitionsAreAllRead() {
        for (int returns : new int[] {2, 9}) {
            topics(4, returns);
            join("one");
            join("two");
            settle();
            assertThat(owned.values().stream().mapToInt(List::size).sum()).isEqualTo(2 * (4 + returns));
        }
    }

    /** Members come and go; whenever nobody moves any more, all is assigned once, in pairs. */
    @Property(tries = 100)
    void staysPairedWhoeverComesAndGoes(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int count) {
        Random random = new Random(seed);
        owned.clear();
        topics(count, count);
        for (int step = 0; step < 8; step++) {
            if (owned.isEmpty() || random.nextBoolean()) {
                join("member" + random.nextInt(6));
            } else {
                owned.remove(new ArrayList<>(owned.keySet()).get(random.nextInt(owned.size())));
            }
            if (!owned.isEmpty()) {
                settle();
            }
        }
    }

    private void topics(int events, int returns) {
        for (String topic : TOPICS) {
            int count = topic.endsWith(".replay") ? returns : events;
            partitions.put(
                    topic,
                    IntStream.range(0, count)
                            .mapToObj(i -> new PartitionInfo(topic, i, Node.noNode(), new Node[0], new Node[0]))
                            .toList());
        }
    }

    private void join(String member) {
        owned.putIfAbsent(member, List.of());
    }

    /** Rebalances as often as the group would, and looks at each step. */
    private void settle() {
        for (int round = 0; round < 4; round++) {
            Map<String, List<TopicPartition>> assigned = rebalance();
            assertPaired(assigned);
            boolean moved = !assigned.equals(owned);
            owned.clear();
            owned.putAll(assigned);
            if (!moved) {
                break;
            }
        }
        Set<TopicPartition> all = new HashSet<>();
        owned.values().forEach(all::addAll);
        assertThat(all)
                .hasSize(partitions.values().stream().mapToInt(List::size).sum());
    }

    private Map<String, List<TopicPartition>> rebalance() {
        generation++;
        Map<String, Subscription> members = new HashMap<>();
        owned.forEach((member, partitions) ->
                members.put(member, new Subscription(TOPICS, null, partitions, generation, Optional.empty())));
        PairedAssignor assignor = new PairedAssignor();
        assignor.configure(Map.of("group.id", "billing"));
        Map<String, List<TopicPartition>> assigned = new TreeMap<>(assignor.assignPartitions(partitions, members));
        assigned.replaceAll((member, partitions) -> partitions.stream()
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList());
        return assigned;
    }

    private void assertPaired(Map<String, List<TopicPartition>> assigned) {
        Map<TopicPartition, String> owners = new HashMap<>();
        assigned.forEach((member, partitions) ->
                partitions.forEach(each -> assertThat(owners.put(each, member)).isNull()));
        owners.forEach((partition, member) -> {
            if (partition.topic().endsWith(".replay")) {
                String topic = partition.topic().replace(".billing.dlq.replay", "");
                int count = partitions.getOrDefault(topic, List.of()).size();
                assertThat(owners.get(new TopicPartition(topic, partition.partition() % count)))
                        .isEqualTo(member);
            }
        });
    }
}
