package dev.signalbox.runtime.receive;

import dev.signalbox.codegen.EventType;
import dev.signalbox.runtime.transport.TopicPattern;
import org.jspecify.annotations.Nullable;

/**
 * What a handler reads.
 *
 * @param handler the handler
 * @param pattern the topics that it reads
 * @param type the type that it takes there, or null for any
 * @param home the topics that the type is emitted to; the same as {@code pattern} unless the handler names
 *     its own
 */
record Reading(
        BoundHandler<?> handler,
        TopicPattern pattern,
        @Nullable EventType<?> type,
        TopicPattern home) {

    boolean takes(String topic, String typeName, @Nullable TopicPattern through) {
        return (through == null || through.equals(pattern))
                && (type == null || type.type().equals(typeName))
                && pattern.matches(topic);
    }

    /** The order in which a handler that takes several events of one type name chooses among them. */
    String className() {
        return type == null ? "" : type.eventClass().getName();
    }
}
