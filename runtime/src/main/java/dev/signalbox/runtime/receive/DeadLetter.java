package dev.signalbox.runtime.receive;

import dev.signalbox.Headers;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event that a handler, or the whole of a group, could not deal with. Equal by content.
 *
 * @param id names the letter among those of its topic and group
 * @param eventId the event's id; empty where the message names none
 * @param topic the topic that the event arrived on
 * @param type the event's type; empty where the message names none
 * @param key the event's key, or null where it has none
 * @param group the consumer group that failed
 * @param handler the handler that failed, or null where no single one did
 * @param reason why it is here
 * @param attempts how often the handler was called; 0 where none was
 * @param failedAt when it failed for good
 * @param errorType the class of the last failure, or null where there was none
 * @param errorMessage its message, at most 1,000 characters, or null where it had none; of {@link
 *     Reason#UNROUTED} letters, what nobody takes
 * @param replays how often the event has been replayed before
 * @param headers the headers as they arrived, without the letter's own
 * @param payload the bytes as they arrived; copied in and out
 */
public record DeadLetter(
        String id,
        String eventId,
        String topic,
        String type,
        @Nullable String key,
        String group,
        @Nullable String handler,
        Reason reason,
        int attempts,
        Instant failedAt,
        @Nullable String errorType,
        @Nullable String errorMessage,
        int replays,
        Headers headers,
        byte[] payload) {

    /** Why an event is a dead letter. */
    public enum Reason {
        /** The handler failed in its last attempt. */
        HANDLER_FAILED,

        /** The handler refused it. */
        REJECTED,

        /** The message, or its payload, is not what it should be. */
        MALFORMED,

        /** No handler takes it. */
        UNROUTED,

        /** The last attempt ran past the handler's timeout. */
        TIMED_OUT
    }

    public DeadLetter {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(failedAt, "failedAt");
        Objects.requireNonNull(headers, "headers");
        payload = payload.clone();
    }

    /** A copy of the bytes. */
    @Override
    public byte[] payload() {
        return payload.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeadLetter that
                && id.equals(that.id)
                && eventId.equals(that.eventId)
                && topic.equals(that.topic)
                && type.equals(that.type)
                && Objects.equals(key, that.key)
                && group.equals(that.group)
                && Objects.equals(handler, that.handler)
                && reason == that.reason
                && attempts == that.attempts
                && failedAt.equals(that.failedAt)
                && Objects.equals(errorType, that.errorType)
                && Objects.equals(errorMessage, that.errorMessage)
                && replays == that.replays
                && headers.equals(that.headers)
                && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, topic, group, handler, replays);
    }

    /** Without the payload, which may be confidential. */
    @Override
    public String toString() {
        return "DeadLetter[id=" + id + ", eventId=" + eventId + ", topic=" + topic + ", type=" + type + ", key=" + key
                + ", group=" + group + ", handler=" + handler + ", reason=" + reason + ", attempts=" + attempts
                + ", failedAt=" + failedAt + ", errorType=" + errorType + ", errorMessage=" + errorMessage
                + ", replays=" + replays + ", headers=" + headers + ", payload=" + payload.length + " bytes]";
    }
}
