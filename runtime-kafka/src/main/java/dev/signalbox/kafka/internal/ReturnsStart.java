package dev.signalbox.kafka.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a member begins to read what was replayed. The user's {@code auto.offset.reset} is for events: what was
 * replayed was promised to a handler, so it is read from the first that is not handled, whatever the group's
 * offsets say or do not say.
 */
final class ReturnsStart {

    private static final Logger LOG = LoggerFactory.getLogger(ReturnsStart.class);

    private final Consumer<?, ?> consumer;
    private final String group;
    private final ReplayMarks marks;

    ReturnsStart(Member member) {
        this.consumer = member.consumer();
        this.group = member.group();
        this.marks = member.marks();
    }

    /** Sets the positions of those that are returns and that the group has no place in. */
    void begin(Collection<TopicPartition> assigned) {
        List<TopicPartition> returns = assigned.stream()
                .filter(each -> LetterTopics.ofReturns(each.topic(), group).isPresent())
                .toList();
        if (returns.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(new HashSet<>(returns));
        Map<TopicPartition, Long> first = consumer.beginningOffsets(returns);
        Map<TopicPartition, Long> ends = consumer.endOffsets(returns);
        Set<TopicPartition> unknown = new HashSet<>();
        for (TopicPartition each : returns) {
            OffsetAndMetadata at = committed.get(each);
            long begin = first.getOrDefault(each, 0L);
            long end = ends.getOrDefault(each, Long.MAX_VALUE);
            if (at == null || at.offset() < begin || at.offset() > end) {
                if (begin < end) {
                    unknown.add(each);
                } else {
                    consumer.seek(each, begin);
                }
            }
        }
        beginnings(unknown).forEach(consumer::seek);
    }

    private Map<TopicPartition, Long> beginnings(Set<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return Map.of();
        }
        try {
            return marks.beginnings(partitions);
        } catch (KafkaException failure) {
            LOG.warn(
                    "How far the group {} had handled the replays in {} is not to be found out, so they come again",
                    group,
                    partitions,
                    failure);
            return consumer.beginningOffsets(partitions);
        }
    }
}
