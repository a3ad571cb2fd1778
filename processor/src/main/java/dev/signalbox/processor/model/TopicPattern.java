package dev.signalbox.processor.model;

import dev.signalbox.processor.model.TopicSegment.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A topic or topic pattern, taken apart. Segments are separated by {@code .}, {@code :} or {@code /}.
 *
 * @param text as it is written
 * @param segments its segments, as far as they make sense
 * @param faults what makes it no topic
 */
public record TopicPattern(String text, List<TopicSegment> segments, List<TopicFault> faults) {

    /** What Kafka allows; RabbitMQ has 255 bytes. */
    public static final int MAX_LENGTH = 249;

    private static final String SEPARATORS = ".:/";

    public TopicPattern {
        segments = List.copyOf(segments);
        faults = List.copyOf(faults);
    }

    /** Takes a text apart; the empty text has no segments. */
    public static TopicPattern of(String text) {
        List<TopicSegment> segments = new ArrayList<>();
        List<TopicFault> faults = new ArrayList<>();
        if (!text.isEmpty()) {
            split(text, segments, faults);
            checkOrder(segments, faults);
        }
        if (text.length() > MAX_LENGTH) {
            faults.add(new TopicFault(TopicFault.Kind.TOO_LONG, Integer.toString(text.length())));
        }
        return new TopicPattern(text, segments, faults);
    }

    /** Whether none was declared. */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** The names between braces, in order; one that is written twice comes twice. */
    public List<String> captures() {
        return segments.stream()
                .filter(segment -> segment.is(Kind.CAPTURE))
                .map(TopicSegment::text)
                .toList();
    }

    /** Whether it names one topic, without placeholders and wildcards. */
    public boolean isExact() {
        return isExact(segments);
    }

    /**
     * Whether a topic may exist that both match. What has placeholders or wildcards never matches a dead-letter
     * destination. The same as the runtime's pattern says: one corpus holds both.
     */
    public boolean overlaps(TopicPattern other) {
        Optional<List<TopicSegment>> common = TopicMeeting.of(segments, other.segments);
        return common.isPresent() && ((isExact() && other.isExact()) || !TopicMeeting.isOfDeadLetters(common.get()));
    }

    private static boolean isExact(List<TopicSegment> segments) {
        return segments.stream().allMatch(segment -> segment.is(Kind.LITERAL));
    }

    private static void checkOrder(List<TopicSegment> segments, List<TopicFault> faults) {
        Set<String> captures = new HashSet<>();
        for (int i = 0; i < segments.size(); i++) {
            TopicSegment segment = segments.get(i);
            if (segment.is(Kind.REST) && i < segments.size() - 1) {
                faults.add(new TopicFault(TopicFault.Kind.REST_NOT_LAST, segment.text()));
            }
            if (segment.is(Kind.CAPTURE) && !captures.add(segment.text())) {
                faults.add(new TopicFault(TopicFault.Kind.CAPTURE_TWICE, segment.text()));
            }
        }
        if (!isExact(segments) && TopicMeeting.isOfDeadLetters(segments)) {
            faults.add(new TopicFault(TopicFault.Kind.DEAD_LETTERS, ""));
        }
    }

    private static void split(String text, List<TopicSegment> segments, List<TopicFault> faults) {
        char separator = TopicSegment.FIRST;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || SEPARATORS.indexOf(text.charAt(i)) >= 0) {
                segment(separator, text.substring(start, i), segments, faults);
                start = i + 1;
                separator = i == text.length() ? separator : text.charAt(i);
            }
        }
    }

    private static void segment(char separator, String text, List<TopicSegment> segments, List<TopicFault> faults) {
        if (text.isEmpty()) {
            faults.add(new TopicFault(TopicFault.Kind.EMPTY_SEGMENT, text));
        } else if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
            capture(separator, text, segments, faults);
        } else if (text.equals("*")) {
            segments.add(new TopicSegment(separator, Kind.ANY, text));
        } else if (text.equals("**")) {
            segments.add(new TopicSegment(separator, Kind.REST, text));
        } else if (text.indexOf('*') >= 0) {
            faults.add(new TopicFault(TopicFault.Kind.PARTIAL_SEGMENT, text));
        } else {
            text.codePoints()
                    .filter(character -> !isAllowed(character))
                    .forEach(character ->
                            faults.add(new TopicFault(TopicFault.Kind.CHARACTER, Character.toString(character))));
            segments.add(new TopicSegment(separator, Kind.LITERAL, text));
        }
    }

    private static void capture(char separator, String text, List<TopicSegment> segments, List<TopicFault> faults) {
        int open = text.indexOf('{');
        int close = text.indexOf('}');
        boolean balanced = open >= 0 && close > open && text.indexOf('{', open + 1) < 0;
        if (!balanced || text.indexOf('}', close + 1) >= 0 || !isName(text.substring(open + 1, close))) {
            faults.add(new TopicFault(TopicFault.Kind.BRACES, text));
        } else if (open > 0 || close < text.length() - 1) {
            faults.add(new TopicFault(TopicFault.Kind.PARTIAL_SEGMENT, text));
        } else {
            segments.add(new TopicSegment(separator, Kind.CAPTURE, text.substring(1, close)));
        }
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && Character.isJavaIdentifierStart(text.charAt(0))
                && text.chars().allMatch(Character::isJavaIdentifierPart);
    }

    /** The characters that every broker allows in a name. */
    private static boolean isAllowed(int character) {
        return character < 128 && (Character.isLetterOrDigit(character) || character == '_' || character == '-');
    }
}
