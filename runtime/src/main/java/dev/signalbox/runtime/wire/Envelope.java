package dev.signalbox.runtime.wire;

import dev.signalbox.Headers;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event's payload with what is known about it. Equal by content; the payload is neither copied nor to
 * be changed.
 *
 * @param id the event's id
 * @param type the event's type
 * @param source who emitted it
 * @param time when it was emitted
 * @param key the partition and ordering key, or null where there is none
 * @param contentType the media type of the payload
 * @param headers the user's headers, and attributes of the format that are not named here: when read, under
 *     their own names; when emitted, {@code subject}, {@code dataschema} and extensions of CloudEvents behind
 *     {@code ce_}, {@code cloudEvents_} or {@code cloudEvents:}
 * @param payload the bytes of the event itself
 */
public record Envelope(
        String id,
        String type,
        String source,
        Instant time,
        @Nullable String key,
        String contentType,
        Headers headers,
        byte[] payload) {

    public Envelope {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(payload, "payload");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Envelope that
                && id.equals(that.id)
                && type.equals(that.type)
                && source.equals(that.source)
                && time.equals(that.time)
                && Objects.equals(key, that.key)
                && contentType.equals(that.contentType)
                && headers.equals(that.headers)
                && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hash(id, type, source, time, key, contentType, headers) + Arrays.hashCode(payload);
    }

    /** Without the payload, which may be confidential. */
    @Override
    public String toString() {
        return "Envelope[id=" + id + ", type=" + type + ", source=" + source + ", time=" + time + ", key=" + key
                + ", contentType=" + contentType + ", headers=" + headers + ", payload=" + payload.length + " bytes]";
    }
}
