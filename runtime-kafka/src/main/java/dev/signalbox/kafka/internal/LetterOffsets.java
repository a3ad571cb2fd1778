package dev.signalbox.kafka.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of dead letters has ended: the offset at which each partition goes on, of a topic with this id.
 * As text: {@code Xk3f9rPzRmWp2cT1bQ8u7A,0:17,1:4}.
 *
 * @param life the topic's id; that of no topic at the beginning
 * @param next by partition
 */
record LetterOffsets(Uuid life, Map<Integer, Long> next) {

    LetterOffsets {
        next = Map.copyOf(next);
    }

    /**
     * Reads the text; null is the beginning.
     *
     * @throws IllegalArgumentException if it is none
     */
    static LetterOffsets of(@Nullable String text) {
        if (text == null) {
            return new LetterOffsets(Uuid.ZERO_UUID, Map.of());
        }
        try {
            String[] parts = text.split(",", -1);
            Map<Integer, Long> next = new HashMap<>();
            for (int i = 1; i < parts.length; i++) {
                int colon = parts[i].indexOf(':');
                next.put(Integer.parseInt(parts[i].substring(0, colon)), Long.parseLong(parts[i].substring(colon + 1)));
            }
            return new LetterOffsets(Uuid.fromString(parts[0]), next);
        } catch (IllegalArgumentException | IndexOutOfBoundsException foreign) {
            throw new IllegalArgumentException("'" + text + "' is not where a page ends", foreign);
        }
    }

    /**
     * Goes on with what was read and not shown, in their order, and behind it.
     *
     * @param reached where each partition was left
     */
    static LetterOffsets before(
            Uuid life, List<ConsumerRecord<byte[], byte[]>> notShown, Map<TopicPartition, Long> reached) {
        Map<Integer, Long> next = new HashMap<>();
        reached.forEach((partition, offset) -> next.put(partition.partition(), offset));
        notShown.forEach(record -> next.merge(record.partition(), record.offset(), Math::min));
        return new LetterOffsets(life, next);
    }

    /** Where a partition goes on; 0 for one that has come since, and in a topic that was made anew. */
    long of(Uuid topic, int partition) {
        return topic.equals(life) ? next.getOrDefault(partition, 0L) : 0;
    }

    @Override
    public String toString() {
        return life + ","
                + new TreeMap<>(next)
                        .entrySet().stream()
                                .map(each -> each.getKey() + ":" + each.getValue())
                                .collect(Collectors.joining(","));
    }
}
