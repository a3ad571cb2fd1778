package dev.signalbox.processor.model;

/**
 * Something that makes a text no topic.
 *
 * @param kind what is wrong
 * @param detail the character or segment
 */
public record TopicFault(Kind kind, String detail) {

    /** What can be wrong with the text of a topic. */
    public enum Kind {
        /** A character that brokers do not allow. */
        CHARACTER,

        /** Nothing between two separators, or before the first, or after the last. */
        EMPTY_SEGMENT,

        /** A brace without its partner, or nothing sensible between them. */
        BRACES,

        /** A placeholder or wildcard with text beside it. */
        PARTIAL_SEGMENT,

        /** Longer than brokers allow. */
        TOO_LONG,

        /** More follows behind <code>**</code>. */
        REST_NOT_LAST,

        /** A name between braces for the second time. */
        CAPTURE_TWICE,

        /** Placeholders or wildcards, and yet dead-letter destinations alone, which they never match. */
        DEAD_LETTERS
    }
}
