package dev.signalbox.codegen;

import dev.signalbox.EventKind;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the runtime knows of an event record. Immutable.
 *
 * @param eventClass the record
 * @param topic the topic as declared, with its <code>{component}</code> placeholders; empty for a
 *     domain event without one
 * @param type the type on the wire
 * @param kind how far the event travels
 * @param codec reads and writes the payload; null for a domain event, which is never serialized
 * @param keyOf the partition and ordering key of an instance, or null where it has none
 * @param topicOf the topic of an instance, placeholders filled; throws {@link
 *     dev.signalbox.EmitException} where one cannot be filled
 * @param keyName the component that is the key; empty where the event has no key, null where it is not known
 */
public record EventType<E extends Record>(
        Class<E> eventClass,
        String topic,
        String type,
        EventKind kind,
        @Nullable EventCodec<E> codec,
        Function<? super E, @Nullable String> keyOf,
        Function<? super E, String> topicOf,
        @Nullable String keyName) {

    public EventType {
        Objects.requireNonNull(eventClass, "eventClass");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(keyOf, "keyOf");
        Objects.requireNonNull(topicOf, "topicOf");
        if ((codec == null) != (kind == EventKind.DOMAIN)) {
            throw new IllegalArgumentException(eventClass.getName() + " is " + kind + " and "
                    + (codec == null ? "needs a codec" : "takes no codec: domain events are never serialized"));
        }
    }

    /** An event of whose key nobody says which component it is. */
    public EventType(
            Class<E> eventClass,
            String topic,
            String type,
            EventKind kind,
            @Nullable EventCodec<E> codec,
            Function<? super E, @Nullable String> keyOf,
            Function<? super E, String> topicOf) {
        this(eventClass, topic, type, kind, codec, keyOf, topicOf, null);
    }

    /** An event that goes to a transport, without a key, on a topic without placeholders. */
    public static <E extends Record> EventType<E> of(
            Class<E> eventClass, String topic, String type, EventKind kind, EventCodec<E> codec) {
        return new EventType<>(eventClass, topic, type, kind, codec, event -> null, event -> topic, "");
    }

    /** An event that stays in the process, without a key. */
    public static <E extends Record> EventType<E> domain(Class<E> eventClass, String type) {
        return new EventType<>(eventClass, "", type, EventKind.DOMAIN, null, event -> null, event -> "", "");
    }

    /** The same with a key. */
    public EventType<E> withKey(Function<? super E, @Nullable String> keyOf) {
        return new EventType<>(eventClass, topic, type, kind, codec, keyOf, topicOf, null);
    }

    /**
     * The same with a key.
     *
     * @param keyName the component that it is
     */
    public EventType<E> withKey(String keyName, Function<? super E, @Nullable String> keyOf) {
        return new EventType<>(eventClass, topic, type, kind, codec, keyOf, topicOf, keyName);
    }

    /** The same with a topic that is filled from the record. */
    public EventType<E> withTopic(Function<? super E, String> topicOf) {
        return new EventType<>(eventClass, topic, type, kind, codec, keyOf, topicOf, keyName);
    }
}
