package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Map<String, List<TopicPartition>> late = new HashMap<>();
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

    @Test
    void returnsThatGrowBeforeTheirTopicMoveInTwoRounds() {
        topics(4, 4);
        for (int member = 0; member < 6; member++) {
            join("member" + member);
        }
        settle();
        topics(4, 12);
        settle();
        topics(12, 12);
        settle();
    }

    /** A member that missed a rebalance claims what has been another's since. */
    @Test
    void whatTwoMembersClaimStaysOrMovesInTwoRounds() {
        topics(6, 6);
        join("one");
        join("two");
        settle();
        List<TopicPartition> of = Objects.requireNonNull(owned.get("two"));
        late.put("late", of);
        join("late");
        owned.put("late", of);
        settle();
    }

    /** Members come and go, and topics grow; whenever nobody moves any more, all is assigned once, in pairs. */
    @Property(tries = 100)
    void staysPairedWhoeverComesAndGoes(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int count) {
        Random random = new Random(seed);
        owned.clear();
        int events = count;
        int returns = count;
        topics(events, returns);
        for (int step = 0; step < 8; step++) {
            if (random.nextInt(3) == 0) {
                events += random.nextInt(3);
                returns += random.nextInt(3);
                topics(events, returns);
            }
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
        for (int round = 0; round < 6; round++) {
            Map<String, List<TopicPartition>> assigned = rebalance();
            assertPaired(assigned);
            assertGivenUpBeforeTaken(assigned);
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
        owned.forEach((member, partitions) -> members.put(
                member, new Subscription(TOPICS, null, partitions, generationOf(member), Optional.empty())));
        late.clear();
        PairedAssignor assignor = new PairedAssignor();
        assignor.configure(Map.of("group.id", "billing"));
        Map<String, List<TopicPartition>> assigned = new TreeMap<>(assignor.assignPartitions(partitions, members));
        assigned.replaceAll((member, partitions) -> partitions.stream()
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList());
        return assigned;
    }

    private int generationOf(String member) {
        return late.containsKey(member) ? generation - 2 : generation;
    }

    /** What Kafka's client demands of a cooperative assignment, and breaks off the rebalance otherwise. */
    private void assertGivenUpBeforeTaken(Map<String, List<TopicPartition>> assigned) {
        Set<TopicPartition> given = new HashSet<>();
        Set<TopicPartition> taken = new HashSet<>();
        assigned.forEach((member, partitions) -> {
            Set<TopicPartition> before = new HashSet<>(owned.getOrDefault(member, List.of()));
            partitions.stream().filter(each -> !before.contains(each)).forEach(taken::add);
            before.removeAll(Set.copyOf(partitions));
            given.addAll(before);
        });
        taken.retainAll(given);
        assertThat(taken).isEmpty();
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
