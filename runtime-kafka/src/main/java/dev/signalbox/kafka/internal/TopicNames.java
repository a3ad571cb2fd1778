package dev.signalbox.kafka.internal;

import dev.signalbox.ConfigurationException;
import dev.signalbox.runtime.transport.TopicPattern;

/** What Kafka lets a topic be called. */
public final class TopicNames {

    private static final int LONGEST = 249;

    private TopicNames() {}

    /**
     * Checks a topic that is emitted to.
     *
     * @throws ConfigurationException if Kafka would refuse it
     */
    public static void check(String topic) {
        if (topic.equals(".") || topic.equals("..")) {
            throw refused(topic, "Kafka has no such name");
        }
        for (int i = 0; i < topic.length(); i++) {
            if (!isAllowed(topic.charAt(i))) {
                throw refused(
                        topic,
                        "Kafka's topics consist of letters, digits, '.', '_' and '-', but it has a '" + topic.charAt(i)
                                + "'");
            }
        }
        checkLength(topic, topic);
    }

    /**
     * Checks what a group reads.
     *
     * @throws ConfigurationException if no topic of Kafka's can match it
     */
    public static void check(TopicPattern pattern, String group) {
        for (TopicPattern.Segment segment : pattern.segments()) {
            if (segment.separator() != 0 && segment.separator() != '.') {
                throw refused(pattern.toString(), "Kafka's topics have no '" + segment.separator() + "' in them");
            }
            if (!segment.text().isEmpty() && segment.step() == TopicPattern.Step.LITERAL) {
                check(segment.text());
            }
        }
        if (pattern.exact()) {
            check(pattern.toString());
            checkLength(new LetterTopics(pattern.toString(), group).returns(), pattern.toString());
        }
    }

    private static boolean isAllowed(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || "._-".indexOf(character) >= 0;
    }

    private static void checkLength(String name, String topic) {
        if (name.length() > LONGEST) {
            throw refused(
                    topic, "the name " + name + " has " + name.length() + " characters, and Kafka allows " + LONGEST);
        }
    }

    private static ConfigurationException refused(String topic, String why) {
        return new ConfigurationException("The topic '" + topic + "' cannot be one of Kafka's: " + why);
    }
}
