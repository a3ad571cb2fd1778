package dev.signalbox.kafka.internal;

import dev.signalbox.runtime.transport.SubscriptionSpec;
import dev.signalbox.runtime.transport.TopicPattern;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a member of a group subscribes to: the topics and patterns, and beside each what was replayed of it. */
record GroupTopics(String group, List<TopicPattern> topics) {

    private static final String NO_LETTERS = "(?!.*\\.dlq(?:\\.|$))";

    static GroupTopics of(SubscriptionSpec spec) {
        return new GroupTopics(spec.group(), spec.topics());
    }

    /** Whether a regular expression is needed. */
    boolean hasPatterns() {
        return !topics.stream().allMatch(TopicPattern::exact);
    }

    /** The topics that are named. */
    Set<String> named() {
        return topics.stream()
                .filter(TopicPattern::exact)
                .map(TopicPattern::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names to subscribe to where all topics are named. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (String topic : named()) {
            names.add(topic);
            names.add(new LetterTopics(topic, group).returns());
        }
        return names;
    }

    /** Whether a topic is read. */
    boolean has(String topic) {
        return hasPatterns() ? expression().matcher(topic).matches() : names().contains(topic);
    }

    /** The expression to subscribe to; it matches names as a whole. */
    Pattern expression() {
        String all = topics.stream().map(GroupTopics::expression).collect(Collectors.joining("|", "(?:", ")"));
        return Pattern.compile(topics.stream()
                        .map(topic -> (topic.exact() ? "" : NO_LETTERS) + expression(topic))
                        .collect(Collectors.joining("|"))
                + "|" + all + Pattern.quote(LetterTopics.returnsSuffix(group)));
    }

    private static String expression(TopicPattern pattern) {
        StringBuilder text = new StringBuilder();
        for (TopicPattern.Segment segment : pattern.segments()) {
            if (segment.separator() != 0) {
                text.append("\\").append(segment.separator());
            }
            switch (segment.step()) {
                case LITERAL -> text.append(Pattern.quote(segment.text()));
                case ANY, CAPTURE -> text.append("[^.:/]+");
                case REST -> text.append(".+");
            }
        }
        return text.toString();
    }
}
