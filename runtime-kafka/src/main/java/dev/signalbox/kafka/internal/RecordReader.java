package dev.signalbox.kafka.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads partitions from one place to their present end, in no group. Not safe for use by several threads. */
final class RecordReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Duration timeout;

    private @Nullable Consumer<byte[], byte[]> consumer;

    /**
     * Without a consumer so far.
     *
     * @param timeout how long reading may take
     */
    RecordReader(Supplier<Consumer<byte[], byte[]>> consumers, Duration timeout) {
        this.consumers = consumers;
        this.timeout = timeout;
    }

    /** The partitions of a topic; none if there is no such topic. */
    List<TopicPartition> partitions(String topic) {
        @Nullable List<PartitionInfo> found = consumer().partitionsFor(topic, timeout);
        return found == null
                ? List.of()
                : found.stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
    }

    /** The first offsets that are still there. */
    Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        return consumer().beginningOffsets(partitions, timeout);
    }

    /**
     * Shows the records between these offsets and the end of today, those of each partition in their order.
     *
     * @param more whether to go on with the record's partition
     * @return where each partition was left
     */
    Map<TopicPartition, Long> read(Map<TopicPartition, Long> from, Predicate<ConsumerRecord<byte[], byte[]>> more) {
        Consumer<byte[], byte[]> reading = consumer();
        Map<TopicPartition, Long> ends = reading.endOffsets(from.keySet(), timeout);
        Map<TopicPartition, Long> reached = new HashMap<>(from);
        Set<TopicPartition> open = new HashSet<>(from.keySet());
        open.removeIf(partition -> at(from, partition) >= at(ends, partition));
        seek(reading, open, from);
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!open.isEmpty()) {
            for (ConsumerRecord<byte[], byte[]> each : reading.poll(POLL)) {
                TopicPartition partition = new TopicPartition(each.topic(), each.partition());
                if (open.contains(partition) && each.offset() < at(ends, partition)) {
                    reached.put(partition, each.offset() + 1);
                    if (!more.test(each)) {
                        open.remove(partition);
                    }
                }
            }
            for (TopicPartition partition : List.copyOf(open)) {
                if (reading.position(partition, timeout) >= at(ends, partition)) {
                    reached.put(partition, at(ends, partition));
                    open.remove(partition);
                }
            }
            if (!open.isEmpty() && System.nanoTime() - deadline > 0) {
                throw new TimeoutException("could not be read to their end within " + timeout);
            }
            reading.pause(closedOf(reading, open));
        }
        return reached;
    }

    /** One record; null if there is none at this offset. */
    @Nullable
    ConsumerRecord<byte[], byte[]> at(TopicPartition partition, long offset) {
        Holder holder = new Holder();
        if (at(beginnings(List.of(partition)), partition) <= offset) {
            read(Map.of(partition, offset), record -> {
                holder.found = record.offset() == offset ? record : null;
                return false;
            });
        }
        return holder.found;
    }

    private static final class Holder {

        private @Nullable ConsumerRecord<byte[], byte[]> found;
    }

    /** Keeps what was fetched already where reading goes on from where it was left. */
    private static void seek(Consumer<?, ?> reading, Set<TopicPartition> open, Map<TopicPartition, Long> from) {
        if (!reading.assignment().equals(open)) {
            reading.assign(open);
        }
        reading.resume(open);
        open.forEach(partition -> reading.seek(partition, at(from, partition)));
    }

    private static Set<TopicPartition> closedOf(Consumer<?, ?> reading, Set<TopicPartition> open) {
        Set<TopicPartition> closed = new HashSet<>(reading.assignment());
        closed.removeAll(open);
        return closed;
    }

    private static long at(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition));
    }

    private Consumer<byte[], byte[]> consumer() {
        Consumer<byte[], byte[]> made = consumer;
        if (made == null) {
            made = consumers.get();
            consumer = made;
        }
        return made;
    }

    @Override
    public void close() {
        if (consumer != null) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
            consumer = null;
        }
    }
}
