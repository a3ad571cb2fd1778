package dev.signalbox.runtime.wire;

import dev.signalbox.EmitException;
import dev.signalbox.Headers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which headers belong to CloudEvents: {@code content-type}, and attributes under the prefixes of the
 * Kafka binding, of the AMQP binding, and of the AMQP binding on brokers that dislike colons.
 */
final class CloudEventsHeaders {

    static final String CONTENT_TYPE = "content-type";
    static final String STRUCTURED_MEDIA_TYPE = "application/cloudevents";

    /** What {@link #attribute} says of the headers that every event has, without a new text for each message. */
    private static final Map<String, String> USUAL = usual();

    private CloudEventsHeaders() {}

    static boolean isContentType(String name) {
        return name.equalsIgnoreCase(CONTENT_TYPE);
    }

    /** The name of the attribute that a header holds, or null for a header of the user. */
    static @Nullable String attribute(String header) {
        String usual = USUAL.get(header);
        if (usual != null) {
            return usual;
        }
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

    private static Map<String, String> usual() {
        Map<String, String> usual = new HashMap<>();
        for (String prefix : List.of("ce_", "cloudEvents_", "cloudEvents:")) {
            for (String name : List.of("specversion", "id", "type", "source", "time", "subject", "partitionkey")) {
                usual.put(prefix + name, name);
            }
        }
        return Map.copyOf(usual);
    }
}
