package dev.signalbox.kafka.internal;

import dev.signalbox.kafka.internal.TopicClient.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * What is known of a group's dead letters of a topic: which topics there are, which letters are gone, and how
 * far that was read. Not safe for use by several threads.
 */
final class LetterPlace {

    private static final Topic NONE = new Topic(Uuid.ZERO_UUID, 0);

    private final LetterTopics topics;
    private final Map<TopicPartition, Long> returnsRead = new HashMap<>();
    private final Map<TopicPartition, Long> letterEnds = new HashMap<>();

    private GoneLetters gone = new GoneLetters();
    private Map<String, Topic> shapes = Map.of();
    private long readAt;
    private boolean read;

    /** Nothing is known. */
    LetterPlace(LetterTopics topics) {
        this.topics = topics;
    }

    /** The names of the topics that matter here. */
    static List<String> names(LetterTopics topics) {
        return List.of(topics.topic(), topics.letters(), topics.returns());
    }

    /** These topics are there today. What was known of others of the same names is forgotten. */
    void are(Map<String, Topic> today) {
        Uuid lettersBefore = letters().id();
        Uuid returnsBefore = returns().id();
        shapes = today;
        if (!letters().id().equals(lettersBefore) || !returns().id().equals(returnsBefore)) {
            gone = new GoneLetters();
            returnsRead.clear();
            letterEnds.clear();
            read = false;
        }
    }

    LetterTopics topics() {
        return topics;
    }

    /** The events' topic; without partitions if there is none. */
    Topic events() {
        return shapes.getOrDefault(topics.topic(), NONE);
    }

    /** The topic of the letters; without partitions if there is none. */
    Topic letters() {
        return shapes.getOrDefault(topics.letters(), NONE);
    }

    /** The topic of the returns; without partitions if there is none. */
    Topic returns() {
        return shapes.getOrDefault(topics.returns(), NONE);
    }

    List<TopicPartition> letterPartitions() {
        return partitions(topics.letters(), letters());
    }

    List<TopicPartition> returnsPartitions() {
        return partitions(topics.returns(), returns());
    }

    /** Which letters are gone. */
    GoneLetters gone() {
        return gone;
    }

    /** Up to where a partition of the returns has been read; 0 if that is new. */
    long returnsRead(TopicPartition partition) {
        return returnsRead.getOrDefault(partition, 0L);
    }

    /** The returns have been read up to here. */
    void returnsRead(Map<TopicPartition, Long> reached, long now) {
        returnsRead.putAll(reached);
        readAt = now;
        read = true;
    }

    /** Where the partitions of the letters ended when somebody asked; there may be more letters by now. */
    Map<TopicPartition, Long> letterEnds() {
        return letterEnds;
    }

    /** Whether the returns have been read within so many nanoseconds. */
    boolean isFresh(long now, long nanos) {
        return read && now - readAt < nanos;
    }

    private static List<TopicPartition> partitions(String name, Topic shape) {
        return IntStream.range(0, shape.partitions())
                .mapToObj(number -> new TopicPartition(name, number))
                .toList();
    }
}
