package dev.signalbox.kafka.internal;

import dev.signalbox.runtime.transport.TopicPattern;
import java.util.Optional;

/**
 * The topics that belong to one topic as one group reads it. Both have as many partitions as the topic
 * itself, so that a key is in the same partition of all three.
 *
 * <p>Their names are the topic's and the group's, joined by a dot that both may hold too. So that no two
 * places ever share a name, that of a group with dots ends with the number of its segments: {@code
 * orders.eu.billing.dlq} is that of the group {@code billing} on {@code orders.eu}, and {@code
 * orders.eu.billing.dlq.2} that of {@code eu.billing} on {@code orders}.
 *
 * @param topic the events' topic
 * @param group the consumer group
 */
record LetterTopics(String topic, String group) {

    private static final String LETTERS = ".dlq";
    private static final String RETURNS = ".replay";

    /** Where the group's dead letters of the topic are. */
    String letters() {
        return topic + lettersSuffix(group);
    }

    /**
     * What has become of them: a record for each letter that is gone. One that was replayed holds its
     * message, and the group reads it.
     */
    String returns() {
        return topic + returnsSuffix(group);
    }

    /** What the names of a group's returns end with, and those of no other group. */
    static String returnsSuffix(String group) {
        return lettersSuffix(group) + RETURNS;
    }

    /** The topic whose letters these are, if they are this group's. */
    static Optional<LetterTopics> ofLetters(String letters, String group) {
        return without(lettersSuffix(group), letters).map(topic -> new LetterTopics(topic, group));
    }

    /** The topic whose returns these are, if they are this group's. */
    static Optional<LetterTopics> ofReturns(String returns, String group) {
        return without(returnsSuffix(group), returns).map(topic -> new LetterTopics(topic, group));
    }

    private static String lettersSuffix(String group) {
        long dots = group.chars().filter(character -> character == '.').count();
        return "." + group + LETTERS + (dots == 0 ? "" : "." + (dots + 1));
    }

    private static Optional<String> without(String suffix, String name) {
        return Optional.of(name)
                .filter(text -> text.length() > suffix.length() && text.endsWith(suffix))
                .map(text -> text.substring(0, text.length() - suffix.length()))
                .filter(topic -> !TopicPattern.isDeadLetterDestination(topic));
    }
}
