package dev.signalbox.runtime.wire;

import dev.signalbox.EmitException;
import dev.signalbox.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Which headers belong to CloudEvents: {@code content-type}, and attributes under the prefixes of the
 * Kafka binding, of the AMQP binding, and of the AMQP binding on brokers that dislike colons.
 */
final class CloudEventsHeaders {

    static final String CONTENT_TYPE = "content-type";
    static final String STRUCTURED_MEDIA_TYPE = "application/cloudevents";

    private CloudEventsHeaders() {}

    static boolean isContentType(String name) {
        return name.equalsIgnoreCase(CONTENT_TYPE);
    }

    /** The name of the attribute that a header holds, or null for a header of the user. */
    static @Nullable String attribute(String header) {
        if (header.startsWith("ce_")) {
            return header.substring("ce_".length());
        }
        if (header.startsWith("cloudEvents_") || header.startsWith("cloudEvents:")) {
            return header.substring("cloudEvents_".length());
        }
        return null;
    }

    /** The last content type, or null where there is none. */
    static @Nullable String contentType(Headers headers) {
        String contentType = null;
        for (Headers.Header header : headers) {
            if (isContentType(header.name())) {
                contentType = header.value();
            }
        }
        return contentType;
    }

    static boolean isStructured(String contentType) {
        return contentType.regionMatches(true, 0, STRUCTURED_MEDIA_TYPE, 0, STRUCTURED_MEDIA_TYPE.length());
    }

    /**
     * Adds the user's headers.
     *
     * @throws EmitException if a name would be taken for the envelope's own when it is read
     */
    static void addUserHeaders(Headers.Builder target, Headers user, String prefix) {
        for (Headers.Header header : user) {
            String name = header.name();
            if (isContentType(name) || attribute(name) != null || name.startsWith(prefix)) {
                throw new EmitException(
                        "The header " + name + " is one of the envelope's own; give yours another name");
            }
        }
        target.addAll(user);
    }
}
