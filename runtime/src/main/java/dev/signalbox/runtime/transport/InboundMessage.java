package dev.signalbox.runtime.transport;

import dev.signalbox.Headers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message as it came from the broker.
 *
 * @param topic the topic that it was published to; for a replayed one, the original's
 * @param key the partition and ordering key, or null where there is none
 * @param headers all that arrived, in order, without the dead letter's own
 * @param payload the body; owned by the message, not copied
 * @param origin where it was read
 * @param replay set where it comes back from the dead letters
 * @param poison set where no handler is to see it
 * @param original the message in the transport's own form, for its dead-letter store, or null; the engine
 *     passes it on and never looks at it
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are moved, never compared
public record InboundMessage(
        String topic,
        @Nullable String key,
        Headers headers,
        byte[] payload,
        Origin origin,
        @Nullable Replay replay,
        @Nullable Poison poison,
        @Nullable Object original) {

    /**
     * Where a message was read.
     *
     * @param subscription the topic or pattern of the subscription that it came through, where the
     *     broker delivers a message once for each of them; null where it delivers once for the group
     * @param partition the partition, or -1 where the broker has none
     * @param offset the position in the topic or partition, or -1 where the broker has none
     * @param place where an operator looks for the message, such as {@code queue billing.orders}; null where
     *     the topic, the partition and the offset tell
     */
    public record Origin(
            @Nullable TopicPattern subscription,
            int partition,
            long offset,
            @Nullable String place) {

        /** Where the topic, the partition and the offset tell all. */
        public Origin(@Nullable TopicPattern subscription, int partition, long offset) {
            this(subscription, partition, offset, null);
        }

        /** A broker without partitions and positions that delivers once for the group. */
        public static final Origin UNKNOWN = new Origin(null, -1, -1);
    }

    /**
     * Whom a replayed message is for.
     *
     * @param handler the one handler that gets it, or null for all of the group
     * @param replays how often it has been replayed, this time included
     */
    public record Replay(@Nullable String handler, int replays) {}

    /**
     * Why a message becomes a dead letter without being handled: its consumers do not survive it. It is
     * offered and settled like any other.
     *
     * @param deliveries how often it was delivered before; the letter's attempts
     * @param reason what the letter tells of it
     */
    public record Poison(int deliveries, String reason) {

        public Poison {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** A message for its handlers. */
    public InboundMessage(
            String topic,
            @Nullable String key,
            Headers headers,
            byte[] payload,
            Origin origin,
            @Nullable Replay replay) {
        this(topic, key, headers, payload, origin, replay, null, null);
    }

    public InboundMessage {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(origin, "origin");
    }

    /** The same message, as poison. */
    public InboundMessage poisoned(Poison poison) {
        return new InboundMessage(topic, key, headers, payload, origin, replay, poison, original);
    }

    /** The same message, with its transport's own form. */
    public InboundMessage withOriginal(Object original) {
        return new InboundMessage(topic, key, headers, payload, origin, replay, poison, original);
    }

    /** Without the payload and the headers' values, which may be confidential. */
    @Override
    public String toString() {
        return "InboundMessage[topic=" + topic + ", key=" + key + ", headers=" + headers + ", payload=" + payload.length
                + " bytes, origin=" + origin + ", replay=" + replay + ", poison=" + poison + "]";
    }
}
