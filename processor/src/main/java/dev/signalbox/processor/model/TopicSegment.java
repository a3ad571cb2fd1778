package dev.signalbox.processor.model;

/**
 * One segment of a topic or pattern.
 *
 * @param separator the character before it; {@link #FIRST} for the first
 * @param kind what it matches
 * @param text the literal, or the name between the braces
 */
public record TopicSegment(char separator, Kind kind, String text) {

    /** The separator of the first segment. */
    public static final char FIRST = '\0';

    /** What a segment matches. */
    public enum Kind {
        /** Itself. */
        LITERAL,

        /** One segment, which has a name: <code>{name}</code>. */
        CAPTURE,

        /** One segment: {@code *}. */
        ANY,

        /** All that is left: {@code **}. */
        REST
    }

    public boolean is(Kind other) {
        return kind == other;
    }
}
