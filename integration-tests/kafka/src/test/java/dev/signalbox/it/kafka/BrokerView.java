package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.faults.Await;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the broker has, as Kafka's own clients see it. */
final class BrokerView {

    private final String address;

    BrokerView(String address) {
        this.address = address;
    }

    /** All records of a topic; those of one partition in their order. */
    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", address, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    /** The jobs of each partition, each at its offset. */
    Map<Integer, List<Integer>> jobs() {
        Map<Integer, List<Integer>> partitions = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> each : records("jobs")) {
            List<Integer> jobs = partitions.computeIfAbsent(each.partition(), any -> new ArrayList<>());
            assertThat(each.offset()).isEqualTo(jobs.size());
            jobs.add(job(each));
        }
        return partitions;
    }

    /** The jobs whose records are in a topic. */
    Set<Integer> jobsIn(String topic) {
        return records(topic).stream().map(BrokerView::job).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Up to where a group has committed each partition of a topic. */
    Map<Integer, Long> committed(String group, String topic) {
        Map<Integer, Long> committed = new HashMap<>();
        ask(admin -> admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> {
                    if (partition.topic().equals(topic) && offset != null) {
                        committed.put(partition.partition(), offset.offset());
                    }
                });
        return committed;
    }

    /** How many partitions of a topic each member of a group has, by the members' ids. */
    Map<String, Long> members(String group, String topic) {
        return ask(admin -> admin.describeConsumerGroups(List.of(group)).all()).values().stream()
                .flatMap(each -> each.members().stream())
                .collect(Collectors.toMap(
                        MemberDescription::consumerId,
                        member -> member.assignment().topicPartitions().stream()
                                .filter(partition -> partition.topic().equals(topic))
                                .count()));
    }

    /** Makes a topic; returns when the broker knows of it. */
    void create(String topic, int partitions) {
        ask(admin -> admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all());
        Await.until(() -> "the topic " + topic, () -> topics().contains(topic));
    }

    /** Gives a topic more partitions; returns when the broker knows of them. */
    void grow(String topic, int partitions) {
        ask(admin -> admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                .all());
        Await.until(
                () -> partitions + " partitions of " + topic,
                () -> ask(admin -> admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                        .allMatch(found -> found.partitions().size() == partitions));
    }

    /** Deletes what is before an offset of a topic with one partition, as its retention would. */
    void deleteBefore(String topic, long offset) {
        ask(admin -> admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(offset)))
                .all());
    }

    /** Deletes a topic with its records, if it is there. */
    void delete(String topic) {
        if (topics().contains(topic)) {
            ask(admin -> admin.deleteTopics(List.of(topic)).all());
            Await.until(() -> "the end of the topic " + topic, () -> !topics().contains(topic));
        }
    }

    /** How long a topic keeps its records, in milliseconds. */
    String retention(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return ask(admin -> Objects.requireNonNull(
                        admin.describeConfigs(List.of(resource)).values().get(resource)))
                .get("retention.ms")
                .value();
    }

    /** How many partitions a topic has. */
    int partitions(String topic) {
        return ask(admin -> admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                .mapToInt(description -> description.partitions().size())
                .sum();
    }

    /** Whether there is such a topic. */
    boolean exists(String topic) {
        return topics().contains(topic);
    }

    /** The names of all topics. */
    Set<String> topics() {
        return ask(admin -> admin.listTopics().names());
    }

    private interface Question<T> {
        KafkaFuture<T> to(Admin admin);
    }

    private <T> T ask(Question<T> question) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            return question.to(admin).get();
        } catch (ExecutionException failure) {
            throw new AssertionError("The broker does not answer", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while asking the broker", interrupted);
        }
    }

    /** The number of the job in a record. */
    static int job(ConsumerRecord<byte[], byte[]> record) {
        return Integer.parseInt(new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8));
    }
}
