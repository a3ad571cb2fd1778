package dev.signalbox.kafka.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads partitions from one place to another, in no group. Not safe for use by several threads. */
final class RecordReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Duration timeout;

    private @Nullable Consumer<byte[], byte[]> consumer;

    /** Looks at records, those of each partition in their order. */
    interface Visitor {

        /** Not to go on with a partition. */
        long STOP = -1;

        /** Where the record's partition goes on, behind it or before; {@link #STOP} if it does not. */
        long visit(ConsumerRecord<byte[], byte[]> record);
    }

    /**
     * Without a consumer so far.
     *
     * @param timeout how long the broker may take for an answer, and what is read may take to be read
     */
    RecordReader(Supplier<Consumer<byte[], byte[]>> consumers, Duration timeout) {
        this.consumers = consumers;
        this.timeout = timeout;
    }

    /** The first offsets that are still there. */
    Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        return consumer().beginningOffsets(partitions, timeout);
    }

    /** The offsets behind all that is there. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return consumer().endOffsets(partitions, timeout);
    }

    /**
     * Shows the records of some partitions.
     *
     * @param from where each begins
     * @param ends where each ends
     * @return where each partition was left
     * @throws TimeoutException if that takes too long
     */
    Map<TopicPartition, Long> read(Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends, Visitor visitor) {
        Map<TopicPartition, Long> reached = new HashMap<>(from);
        Set<TopicPartition> open = new HashSet<>(from.keySet());
        open.removeIf(partition -> at(from, partition) >= at(ends, partition));
        if (open.isEmpty()) {
            return reached;
        }
        Consumer<byte[], byte[]> reading = consumer();
        begin(reading, open, from);
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!open.isEmpty()) {
            ConsumerRecords<byte[], byte[]> records = reading.poll(POLL);
            for (TopicPartition partition : records.partitions()) {
                if (open.contains(partition)
                        && !show(records.records(partition), at(ends, partition), visitor, reached)) {
                    open.remove(partition);
                }
            }
            for (TopicPartition partition : List.copyOf(open)) {
                long position = reading.position(partition, timeout);
                long wanted = at(reached, partition);
                if (wanted > position
                        || (wanted < position && wanted <= lastOf(records, partition, at(ends, partition)))) {
                    reading.seek(partition, wanted);
                    position = wanted;
                }
                if (position >= at(ends, partition)) {
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

    /** Shows what one poll has returned of a partition; false if that is not to go on. */
    private static boolean show(
            List<ConsumerRecord<byte[], byte[]>> records,
            long end,
            Visitor visitor,
            Map<TopicPartition, Long> reached) {
        ConsumerRecord<byte[], byte[]> first = records.get(0);
        TopicPartition partition = new TopicPartition(first.topic(), first.partition());
        long wanted = at(reached, partition);
        for (ConsumerRecord<byte[], byte[]> each : records) {
            if (each.offset() >= wanted && each.offset() < end) {
                long next = visitor.visit(each);
                reached.put(partition, next == Visitor.STOP ? each.offset() + 1 : next);
                if (next == Visitor.STOP) {
                    return false;
                }
                if (next <= each.offset()) {
                    return true;
                }
                wanted = next;
            }
        }
        return true;
    }

    /** The last record that may have been shown: to go on with one that is not behind it is to go back. */
    private static long lastOf(ConsumerRecords<byte[], byte[]> records, TopicPartition partition, long end) {
        return records.records(partition).stream()
                .mapToLong(ConsumerRecord::offset)
                .filter(offset -> offset < end)
                .max()
                .orElse(-1);
    }

    /** Keeps what was fetched already where reading goes on from where it was left, in whichever partition. */
    private static void begin(Consumer<?, ?> reading, Set<TopicPartition> open, Map<TopicPartition, Long> from) {
        if (!reading.assignment().containsAll(open)) {
            reading.assign(open);
        }
        reading.pause(closedOf(reading, open));
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
