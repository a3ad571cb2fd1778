package dev.signalbox.runtime.transport;

import dev.signalbox.ConfigurationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A topic, or a pattern of topics. Segments are split by {@code .}, {@code :} or {@code /}, each of
 * which matches only itself; {@code *} is one segment, <code>{name}</code> one segment that is captured,
 * and a final {@code **} the rest: one segment or more. Wildcards never match dead-letter destinations.
 * Immutable; equal by text.
 */
public final class TopicPattern implements Comparable<TopicPattern> {

    private static final String DEAD_LETTER_SUFFIX = ".dlq";

    /** One step of a pattern. */
    public enum Step {
        /** Exactly this text. */
        LITERAL,
        /** Any one segment. */
        ANY,
        /** Any one segment, captured. */
        CAPTURE,
        /** One segment or more, up to the end. */
        REST
    }

    /**
     * One segment.
     *
     * @param separator what stands before it; 0 for the first
     * @param step how it matches
     * @param text the literal or the capture's name; empty otherwise
     */
    public record Segment(char separator, Step step, String text) {}

    private final String text;
    private final List<Segment> segments;
    private final boolean exact;

    private TopicPattern(String text, List<Segment> segments) {
        this.text = text;
        this.segments = segments;
        this.exact = isLiteral(segments);
    }

    /**
     * Reads a topic or pattern.
     *
     * @throws ConfigurationException if it is empty, a wildcard is no whole segment, {@code **} is not
     *     the last, or a name is captured twice
     */
    public static TopicPattern of(String text) {
        if (text.isEmpty()) {
            throw new ConfigurationException("A topic may not be empty");
        }
        List<Segment> segments = new ArrayList<>();
        char separator = 0;
        int begin = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || isSeparator(text.charAt(at))) {
                segments.add(segment(text, separator, text.substring(begin, at)));
                separator = at == text.length() ? 0 : text.charAt(at);
                begin = at + 1;
            }
        }
        check(text, segments);
        return new TopicPattern(text, List.copyOf(segments));
    }

    /** The one topic of this name, whatever characters it holds: for topics that a broker has named. */
    public static TopicPattern exactly(String topic) {
        return new TopicPattern(topic, List.of(new Segment((char) 0, Step.LITERAL, topic)));
    }

    /** Whether a character separates segments. */
    public static boolean isSeparator(char character) {
        return character == '.' || character == ':' || character == '/';
    }

    /** Whether a name is that of a dead-letter destination, or of something that belongs to one. */
    public static boolean isDeadLetterDestination(String topic) {
        return topic.endsWith(DEAD_LETTER_SUFFIX) || topic.contains(DEAD_LETTER_SUFFIX + ".");
    }

    /** Whether it names one topic, without wildcards. */
    public boolean exact() {
        return exact;
    }

    private static boolean isLiteral(List<Segment> segments) {
        for (Segment segment : segments) {
            if (segment.step() != Step.LITERAL) {
                return false;
            }
        }
        return true;
    }

    /** The segments, for a transport that writes the pattern in its broker's language. */
    public List<Segment> segments() {
        return segments;
    }

    /** The names that it captures, in their order. */
    public List<String> captures() {
        return segments.stream()
                .filter(segment -> segment.step() == Step.CAPTURE)
                .map(Segment::text)
                .toList();
    }

    /** Whether a topic is the one, or one of those. */
    public boolean matches(String topic) {
        return exact ? text.equals(topic) : !isDeadLetterDestination(topic) && walk(topic, null);
    }

    /** What a topic fills the captures with; empty where nothing is captured, or the topic does not match. */
    public Map<String, String> capturesOf(String topic) {
        if (exact) {
            return Map.of();
        }
        Map<String, String> captured = new HashMap<>();
        return walk(topic, captured) ? Map.copyOf(captured) : Map.of();
    }

    /** Whether some topic matches both. */
    public boolean overlaps(TopicPattern other) {
        if (exact || other.exact) {
            return exact ? other.matches(text) : matches(other.text);
        }
        List<Segment> common = common(segments, other.segments);
        return common != null && !isOfDeadLetters(common);
    }

    /** The pattern of those topics that match both; null where there is none. */
    private static @Nullable List<Segment> common(List<Segment> one, List<Segment> other) {
        List<Segment> common = new ArrayList<>();
        for (int i = 0; ; i++) {
            if (i == one.size() || i == other.size()) {
                return one.size() == other.size() ? common : null;
            }
            Segment mine = one.get(i);
            Segment others = other.get(i);
            if (mine.separator() != others.separator()) {
                return null;
            }
            if (mine.step() == Step.REST || others.step() == Step.REST) {
                // The rest is one segment or more, whatever the separators behind the first.
                common.addAll(mine.step() == Step.REST ? other.subList(i, other.size()) : one.subList(i, one.size()));
                return i + 1 == common.size() && isEmpty(common.get(i)) ? null : common;
            }
            boolean literal = mine.step() == Step.LITERAL;
            boolean bothLiteral = literal && others.step() == Step.LITERAL;
            if (bothLiteral ? !mine.text().equals(others.text()) : isEmpty(mine) || isEmpty(others)) {
                return null;
            }
            common.add(literal ? mine : others);
        }
    }

    /** Nothing between two separators, which no wildcard matches. */
    private static boolean isEmpty(Segment segment) {
        return segment.step() == Step.LITERAL && segment.text().isEmpty();
    }

    /** Whether every topic of a pattern is a dead-letter destination, so that a wildcard never matches it. */
    private static boolean isOfDeadLetters(List<Segment> segments) {
        StringBuilder sample = new StringBuilder();
        for (Segment segment : segments) {
            if (segment.separator() != 0) {
                sample.append(segment.separator());
            }
            sample.append(segment.step() == Step.LITERAL ? segment.text() : "x");
        }
        return isDeadLetterDestination(sample.toString());
    }

    private boolean walk(String topic, @Nullable Map<String, String> captured) {
        int at = 0;
        for (Segment segment : segments) {
            if (segment.separator() != 0) {
                if (at == topic.length() || topic.charAt(at) != segment.separator()) {
                    return false;
                }
                at++;
            }
            if (segment.step() == Step.REST) {
                return at < topic.length();
            }
            int end = endOfSegment(topic, at);
            if (!matches(segment, topic, at, end)) {
                return false;
            }
            if (captured != null && segment.step() == Step.CAPTURE) {
                captured.put(segment.text(), topic.substring(at, end));
            }
            at = end;
        }
        return at == topic.length();
    }

    private static boolean matches(Segment segment, String topic, int begin, int end) {
        if (segment.step() != Step.LITERAL) {
            return end > begin;
        }
        String literal = segment.text();
        return literal.length() == end - begin && topic.startsWith(literal, begin);
    }

    private static int endOfSegment(String topic, int from) {
        int at = from;
        while (at < topic.length() && !isSeparator(topic.charAt(at))) {
            at++;
        }
        return at;
    }

    private static Segment segment(String pattern, char separator, String text) {
        if (text.equals("*")) {
            return new Segment(separator, Step.ANY, "");
        }
        if (text.equals("**")) {
            return new Segment(separator, Step.REST, "");
        }
        if (text.startsWith("{") && text.endsWith("}")) {
            return new Segment(separator, Step.CAPTURE, captureName(pattern, text.substring(1, text.length() - 1)));
        }
        if (text.contains("*") || text.contains("{") || text.contains("}")) {
            throw new ConfigurationException("In the topic '" + pattern + "' the segment '" + text
                    + "' mixes text and a wildcard: *, ** and {name} are whole segments");
        }
        return new Segment(separator, Step.LITERAL, text);
    }

    private static String captureName(String pattern, String name) {
        boolean identifier = !name.isEmpty()
                && Character.isJavaIdentifierStart(name.charAt(0))
                && name.chars().allMatch(Character::isJavaIdentifierPart);
        if (!identifier) {
            throw new ConfigurationException(
                    "In the topic '" + pattern + "' the capture {" + name + "} needs a name that is a Java identifier");
        }
        return name;
    }

    private static void check(String text, List<Segment> segments) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (segment.step() == Step.REST && i < segments.size() - 1) {
                throw new ConfigurationException("In the topic '" + text + "' ** must be the last segment");
            }
            if (segment.step() == Step.CAPTURE && !names.add(segment.text())) {
                throw new ConfigurationException("The topic '" + text + "' captures {" + segment.text()
                        + "} twice: each name needs to be its own");
            }
        }
    }

    @Override
    public int compareTo(TopicPattern other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TopicPattern pattern && text.equals(pattern.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The text as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
