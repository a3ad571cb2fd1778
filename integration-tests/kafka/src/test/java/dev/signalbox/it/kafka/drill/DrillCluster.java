package dev.signalbox.it.kafka.drill;

import dev.signalbox.brokers.KafkaCluster;
import dev.signalbox.faults.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The nodes, and an operator who does not give up. */
final class DrillCluster implements AutoCloseable {

    static final String TOPIC = "jobs";

    private static final int NODES = 3;
    private static final int TRIES = 60;

    private final KafkaCluster nodes = KafkaCluster.start(
            NODES,
            Map.of(
                    "num.partitions", "6",
                    "group.min.session.timeout.ms", "1000",
                    "group.consumer.min.session.timeout.ms", "1000",
                    "group.consumer.session.timeout.ms", "3000",
                    "broker.session.timeout.ms", "6000", // a busy machine is no dead one
                    "controller.quorum.fetch.timeout.ms", "4000"));

    private final Admin admin = Admin.create(Map.of("bootstrap.servers", nodes.addresses()));

    KafkaCluster nodes() {
        return nodes;
    }

    /** Where clients find it. */
    String address() {
        return nodes.addresses();
    }

    /** Gives the events' topic some more partitions; how many it has then. */
    int grow(int more) {
        int count = description().partitions().size() + more;
        ask(client -> client.createPartitions(Map.of(TOPIC, NewPartitions.increaseTo(count)))
                .all());
        return count;
    }

    /** Deletes a topic if it is there. */
    void delete(String topic) {
        if (ask(client -> client.listTopics().names()).contains(topic)) {
            ask(client -> client.deleteTopics(List.of(topic)).all());
        }
    }

    /** Forgets how far a group has come, as a broker does some days after its last member has gone. */
    void expire(String group) {
        Map<TopicPartition, OffsetAndMetadata> committed = committed(group);
        ask(client ->
                client.deleteConsumerGroupOffsets(group, committed.keySet()).all());
    }

    /** How many records a group has not committed. */
    long lag(String group) {
        Map<TopicPartition, OffsetAndMetadata> committed = committed(group);
        return ends().entrySet().stream()
                .mapToLong(end -> {
                    OffsetAndMetadata point = committed.get(end.getKey());
                    return end.getValue().offset() - (point == null ? 0 : point.offset());
                })
                .sum();
    }

    /** What the broker says of groups and partitions. */
    String report(List<String> groups) {
        Map<String, Object> report = new TreeMap<>();
        groups.forEach(group -> report.put(
                group,
                committed(group).entrySet().stream()
                        .collect(Collectors.toMap(
                                each -> each.getKey().toString(),
                                each -> each.getValue().offset(),
                                (one, other) -> one,
                                TreeMap::new))));
        ends().forEach((partition, end) -> report.put("end of " + partition, end.offset()));
        return report.toString();
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        return ask(client -> client.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends() {
        Map<TopicPartition, OffsetSpec> latest = description().partitions().stream()
                .collect(Collectors.toMap(
                        info -> new TopicPartition(TOPIC, info.partition()), info -> OffsetSpec.latest()));
        return ask(client -> client.listOffsets(latest).all());
    }

    private TopicDescription description() {
        return Objects.requireNonNull(
                ask(client -> client.describeTopics(List.of(TOPIC)).allTopicNames())
                        .get(TOPIC));
    }

    private interface Question<T> {
        KafkaFuture<T> to(Admin client);
    }

    private <T> T ask(Question<T> question) {
        for (int i = 0; ; i++) {
            try {
                return question.to(admin).get();
            } catch (ExecutionException failure) {
                if (i == TRIES) {
                    throw new AssertionError("The brokers do not do it", failure);
                }
                Await.pause(500);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Interrupted while asking the brokers", interrupted);
            }
        }
    }

    /** All nodes run. */
    void mend() {
        for (int i = 0; i < nodes.size(); i++) {
            nodes.node(i).start();
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
        nodes.close();
    }
}
