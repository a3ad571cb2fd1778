package dev.signalbox.kafka.internal;

import dev.signalbox.kafka.internal.Returns.Handled;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far groups have handled what was replayed, written down beside it: a group's offsets go when nobody has
 * read for a week, or with the group, and then what was replayed long ago must not be handled again. Safe for use
 * by many threads.
 */
final class ReplayMarks {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayMarks.class);

    /** How many records from the end the last mark is looked for at first. */
    private static final long FIRST_LOOK = 1_000;

    private final KafkaPublisher publisher;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Duration timeout;

    /** Guarded by the monitor. */
    private CompletableFuture<Void> open = CompletableFuture.completedFuture(null);

    /**
     * Nothing is written.
     *
     * @param timeout how long looking for a mark may take
     */
    ReplayMarks(KafkaPublisher publisher, Supplier<Consumer<byte[], byte[]>> consumers, Duration timeout) {
        this.publisher = publisher;
        this.consumers = consumers;
        this.timeout = timeout;
    }

    /** Writes down that all replays up to one are handled; the next mark makes good for one that fails. */
    void write(LetterTopics topics, int partition, Handled last) {
        CompletableFuture<Void> written = publisher
                .publish(Returns.handled(topics, partition, last))
                .exceptionally(failure -> {
                    LOG.debug("How far replays of {} are handled could not be written down", topics, failure);
                    return null;
                });
        synchronized (this) {
            open = CompletableFuture.allOf(open, written);
        }
    }

    /** Completes when what was written so far is confirmed, or has failed. */
    synchronized CompletableFuture<Void> written() {
        return open;
    }

    /** Where a group without offsets begins to read partitions of returns: behind what it has handled. */
    Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> begin = new HashMap<>();
        try (RecordReader reader = new RecordReader(consumers, timeout)) {
            Map<TopicPartition, Long> first = reader.beginnings(partitions);
            Map<TopicPartition, Long> ends = reader.ends(partitions);
            for (TopicPartition each : partitions) {
                begin.put(each, beginning(reader, each, of(first, each), of(ends, each)));
            }
        }
        return begin;
    }

    private static long beginning(RecordReader reader, TopicPartition partition, long first, long end) {
        long from = end;
        for (long look = FIRST_LOOK; from > first; look *= 10) {
            long to = from;
            from = Math.max(first, to - look);
            Handled[] last = {null};
            reader.read(Map.of(partition, from), Map.of(partition, to), record -> {
                Returns.handled(record).ifPresent(mark -> last[0] = mark);
                return record.offset() + 1;
            });
            if (last[0] != null) {
                return isThere(reader, partition, last[0], first, end) ? last[0].offset() + 1 : first;
            }
        }
        return first;
    }

    /** A mark from another life of the topic, or of another topic that was copied, says nothing of this one. */
    private static boolean isThere(RecordReader reader, TopicPartition partition, Handled mark, long first, long end) {
        if (mark.offset() < first) {
            return false; // all that it speaks of is gone
        }
        boolean[] there = {false};
        reader.read(Map.of(partition, mark.offset()), Map.of(partition, end), record -> {
            there[0] = record.offset() == mark.offset()
                    && Returns.isReplay(record)
                    && Returns.letter(record).equals(mark.letter());
            return RecordReader.Visitor.STOP;
        });
        return there[0];
    }

    private static long of(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition));
    }
}
