package dev.signalbox.runtime.wire;

import dev.signalbox.Headers;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message as a broker carries it. Equal by content; the body is neither copied nor to be changed.
 *
 * @param key what the broker orders and partitions by, or null where there is none
 * @param headers all headers; a content type that the broker keeps elsewhere is the header {@code
 *     content-type} here
 * @param body the bytes
 */
public record WireMessage(@Nullable String key, Headers headers, byte[] body) {

    public WireMessage {
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(body, "body");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WireMessage that
                && Objects.equals(key, that.key)
                && headers.equals(that.headers)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hash(key, headers) + Arrays.hashCode(body);
    }

    /** Without the body, which may be confidential. */
    @Override
    public String toString() {
        return "WireMessage[key=" + key + ", headers=" + headers + ", body=" + body.length + " bytes]";
    }
}
