package dev.signalbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of the delivery that a handler is called for. Immutable; valid after the handler has returned. */
public interface EventContext {

    /** The event's id, the same for every delivery of it. */
    String id();

    /** The topic that the event arrived on; empty for a domain event. */
    String topic();

    /** The event's type on the wire. */
    String type();

    /** The partition and ordering key, or null where the event has none. */
    @Nullable
    String key();

    /** When the event was emitted. */
    Instant time();

    /** The application that emitted the event. */
    String source();

    /** The user's headers, without the envelope's own. */
    Headers headers();

    /** The number of this attempt, from 1. A message that was handed back starts again at 1. */
    int attempt();

    /** The consumer group that the handler reads in. */
    String group();

    /**
     * The topic segment that <code>{name}</code> captured.
     *
     * @throws IllegalArgumentException if the handler's topic captures no such name
     */
    String topicParam(String name);
}
