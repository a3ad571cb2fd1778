package dev.signalbox;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message as it arrived, for handlers that take any type. Equal by content.
 *
 * @param topic the topic that it arrived on
 * @param type its type; empty where the message names none
 * @param key the partition and ordering key, or null where there is none
 * @param headers all headers that arrived, the envelope's own among them
 * @param payload the bytes; copied in and out
 */
public record RawEvent(String topic, String type, @Nullable String key, Headers headers, byte[] payload) {

    public RawEvent {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(type, "type");
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
        return other instanceof RawEvent that
                && topic.equals(that.topic)
                && type.equals(that.type)
                && Objects.equals(key, that.key)
                && headers.equals(that.headers)
                && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hash(topic, type, key, headers) + Arrays.hashCode(payload);
    }

    /** Without the payload, which may be confidential. */
    @Override
    public String toString() {
        return "RawEvent[topic=" + topic + ", type=" + type + ", key=" + key + ", headers=" + headers + ", payload="
                + payload.length + " bytes]";
    }
}
