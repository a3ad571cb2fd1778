package dev.signalbox.processor.validate;

import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.model.Stated;
import dev.signalbox.processor.model.TopicFault;
import dev.signalbox.processor.model.TopicPattern;
import java.util.List;
import java.util.function.Predicate;

/** What every topic must be, that of an event and that of a handler. */
final class TopicRules {

    private TopicRules() {}

    /** What a handler reads. */
    static List<Diagnostic> check(Stated<String> topic) {
        return check(topic, fault -> true);
    }

    /** What an event is emitted to: any wildcard is told of elsewhere. */
    static List<Diagnostic> checkOfEvent(Stated<String> topic) {
        return check(topic, fault -> fault.kind() != TopicFault.Kind.REST_NOT_LAST);
    }

    private static List<Diagnostic> check(Stated<String> topic, Predicate<TopicFault> matters) {
        TopicPattern pattern = TopicPattern.of(topic.value());
        return pattern.faults().stream()
                .filter(matters)
                .map(fault -> problem(pattern, fault, topic.origin()))
                .toList();
    }

    private static Diagnostic problem(TopicPattern topic, TopicFault fault, Origin origin) {
        return switch (fault.kind()) {
            case CHARACTER -> Problem.TOPIC_CHARACTER.at(origin, fault.detail(), topic.text());
            case EMPTY_SEGMENT -> Problem.TOPIC_EMPTY_SEGMENT.at(origin, topic.text());
            case BRACES -> Problem.TOPIC_BRACES.at(origin, fault.detail(), topic.text());
            case PARTIAL_SEGMENT -> Problem.TOPIC_PARTIAL_SEGMENT.at(origin, fault.detail(), topic.text());
            case TOO_LONG -> Problem.TOPIC_TOO_LONG.at(origin, topic.text(), fault.detail(), TopicPattern.MAX_LENGTH);
            case REST_NOT_LAST -> Problem.REST_NOT_LAST.at(origin, topic.text());
            case CAPTURE_TWICE -> Problem.CAPTURE_TWICE.at(origin, topic.text(), fault.detail());
            case DEAD_LETTERS -> Problem.TOPIC_OF_DEAD_LETTERS.at(origin, topic.text());
        };
    }
}
