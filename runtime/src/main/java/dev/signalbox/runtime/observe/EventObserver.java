package dev.signalbox.runtime.observe;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Is told of what the engine does. Called on the thread that does it, so it must be quick and must not
 * wait; what it throws is counted and otherwise ignored. Never sees what is on the wire.
 */
public interface EventObserver {

    /**
     * An event on its way out.
     *
     * @param id the event's id
     * @param type its type
     * @param topic where it goes; empty for a domain event
     * @param key its key, or null where it has none
     */
    record Emit(
            String id, String type, String topic, @Nullable String key) {}

    /**
     * A message in one consumer group.
     *
     * @param eventId the event's id; empty where the message names none
     * @param type its type; empty where the message names none
     * @param topic the topic that it arrived on; empty for a domain event
     * @param key its key, or null where it has none
     * @param group the consumer group
     */
    record Delivery(
            String eventId,
            String type,
            String topic,
            @Nullable String key,
            String group) {}

    /**
     * One call of one handler.
     *
     * @param delivery what it is called for
     * @param handler its id
     * @param number the attempt's number, from 1
     */
    record Attempt(Delivery delivery, String handler, int number) {}

    /** What became of a message in one group. */
    enum Outcome {
        /** All of its handlers have succeeded. */
        HANDLED,
        /** At least one of its handlers has failed for good, and its dead letter is confirmed. */
        DEAD_LETTERED,
        /** No handler takes it, and it was ignored. */
        UNROUTED,
        /** It went back to the broker. */
        HANDED_BACK
    }

    /** An event is about to be sent, or a domain event's handlers about to be called by an emit. */
    default void emitStarted(Emit emit) {}

    /**
     * The same with the event itself, for tools that need more than its name; told instead of {@link
     * #emitStarted(Emit)}, which it calls by default. An event may hold what is confidential: it does not
     * belong into a log.
     */
    default void emitStarted(Emit emit, Record event) {
        emitStarted(emit);
    }

    /** It has been confirmed, or has failed. */
    default void emitEnded(Emit emit, Duration took, @Nullable Throwable failure) {}

    /** A domain event is about to be raised. */
    default void raised(Record event) {}

    /** A message has come in. */
    default void received(Delivery delivery) {}

    /** A handler is about to be called, on this thread. */
    default void attemptStarted(Attempt attempt) {}

    /** It has ended: on the thread that it was called on, or on that which ended its stage. */
    default void attemptEnded(Attempt attempt, Duration took, @Nullable Throwable failure) {}

    /** An attempt has failed, and the next one follows after the delay. */
    default void retryScheduled(Attempt failed, Duration delay) {}

    /**
     * A handler has failed for good. Of a message, the dead letter is confirmed; a domain event has none.
     *
     * @param handler the handler that failed, or null where none was called
     * @param reason the dead letter's reason
     */
    default void deadLettered(Delivery delivery, @Nullable String handler, String reason, @Nullable Throwable cause) {}

    /** A message has been settled. */
    default void settled(Delivery delivery, Outcome outcome) {}

    /** A closing group has finished what it could. */
    default void drained(String group, long handedBack) {}

    /**
     * So many events of a group wait for a retry, or behind one of their key that does, that no others are
     * taken until some have ended. Told again each minute while that lasts.
     *
     * @param group the consumer group
     * @param waiting how many events wait for a retry, or for their dead letter to be stored
     * @param heldBack how many others wait behind one of these, for the sake of their key's order
     * @param since when that began
     */
    default void retriesHeldBack(String group, int waiting, int heldBack, Instant since) {}

    /**
     * A transport reads a part of a topic no further: so much was read behind an event that runs, or waits for a
     * retry, that more is not to come again when the process dies. Told once that has lasted for ten seconds, and
     * again each minute while it lasts.
     *
     * @param group the consumer group
     * @param transport the transport's name
     * @param place the part, such as a partition of Kafka
     * @param ahead how many events were read from the one that is not done on
     * @param since when that has become too many
     */
    default void readingHeldBack(String group, String transport, String place, int ahead, Instant since) {}

    /** A subscription has ended for good, by an error that trying again cannot help. */
    default void subscriptionFailed(String group, String transport, Throwable cause) {}
}
