package dev.signalbox.runtime.transport;

import dev.signalbox.Headers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to the broker. Equal by identity of the payload, which nobody changes.
 *
 * @param topic where it goes
 * @param key the partition and ordering key, or null where there is none
 * @param headers the envelope's and the user's, in order
 * @param payload the body; owned by the message, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are moved, never compared
public record OutboundMessage(String topic, @Nullable String key, Headers headers, byte[] payload) {

    public OutboundMessage {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(payload, "payload");
    }

    /** Without the payload and the headers' values, which may be confidential. */
    @Override
    public String toString() {
        return "OutboundMessage[topic=" + topic + ", key=" + key + ", headers=" + headers + ", payload="
                + payload.length + " bytes]";
    }
}
