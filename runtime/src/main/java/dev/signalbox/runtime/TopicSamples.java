package dev.signalbox.runtime;

import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.TopicPattern.Segment;
import dev.signalbox.runtime.transport.TopicPattern.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be said of the topics that match a pattern before there is one. */
final class TopicSamples {

    /** Stands for what nobody knows yet; every broker has it in its topics. */
    private static final String ANYTHING = "x";

    private TopicSamples() {}

    /** One topic that matches; a topic without wildcards is its own. */
    static String of(TopicPattern pattern) {
        return pattern.exact() ? pattern.toString() : filled(pattern.segments(), List.of());
    }

    /** One topic that matches both, which overlap. */
    static String ofBoth(TopicPattern pattern, TopicPattern other) {
        if (pattern.exact() || other.exact()) {
            return pattern.exact() ? pattern.toString() : other.toString();
        }
        boolean longer = other.segments().size() > pattern.segments().size();
        return longer ? filled(other.segments(), pattern.segments()) : filled(pattern.segments(), other.segments());
    }

    /** Whether every topic that matches the pattern matches the wide one; both have wildcards, or the wide one alone. */
    static boolean covers(TopicPattern wide, TopicPattern pattern) {
        if (wide.exact()) {
            return pattern.exact() && wide.equals(pattern);
        }
        List<Segment> segments = pattern.segments();
        int at = 0;
        for (Segment mine : wide.segments()) {
            if (at == segments.size() || segments.get(at).separator() != mine.separator()) {
                return false;
            }
            if (mine.step() == Step.REST) {
                return true;
            }
            if (!covers(mine, segments.get(at))) {
                return false;
            }
            at++;
        }
        return at == segments.size();
    }

    private static boolean covers(Segment wide, Segment other) {
        return switch (wide.step()) {
            case LITERAL -> other.step() == Step.LITERAL && other.text().equals(wide.text());
            case ANY, CAPTURE ->
                other.step() != Step.REST
                        && !(other.step() == Step.LITERAL && other.text().isEmpty());
            case REST -> true;
        };
    }

    private static String filled(List<Segment> segments, List<Segment> others) {
        StringBuilder topic = new StringBuilder();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (segment.separator() != 0) {
                topic.append(segment.separator());
            }
            topic.append(text(segment, i < others.size() ? others.get(i) : null));
        }
        return topic.toString();
    }

    private static String text(Segment segment, @Nullable Segment other) {
        if (segment.step() == Step.LITERAL) {
            return segment.text();
        }
        return other != null && other.step() == Step.LITERAL ? other.text() : ANYTHING;
    }
}
