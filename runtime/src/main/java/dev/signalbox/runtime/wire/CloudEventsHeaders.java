package dev.signalbox.runtime.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which headers belong to CloudEvents: {@code content-type}, and attributes under the prefixes of the
 * Kafka binding, of the AMQP binding, and of the AMQP binding on brokers that dislike colons.
 */
final class CloudEventsHeaders {

    static final String CONTENT_TYPE = "content-type";
    static final String STRUCTURED_MEDIA_TYPE = "application/cloudevents";

    /** The prefixes that are not a user's: Kafka's, AMQP's, and AMQP's where colons are disliked. */
    private static final List<String> PREFIXES = List.of("ce_", "cloudEvents_", "cloudEvents:");

    private CloudEventsHeaders() {}

    static boolean isContentType(String name) {
        return name.equalsIgnoreCase(CONTENT_TYPE);
    }

    /** The name of the attribute that a header holds, or null for a header of the user. */
    static @Nullable String attribute(String header) {
        for (String prefix : PREFIXES) {
            if (header.startsWith(prefix)) {
                return attributeBehind(prefix.length(), header);
            }
        }
        return null;
    }

    /** Those that every event has are no new text for each message. */
    private static String attributeBehind(int start, String header) {
        String usual = switch (header.length() - start) {
            case 2 -> "id";
            case 4 -> header.charAt(start + 1) == 'y' ? "type" : "time";
            case 6 -> "source";
            case 7 -> "subject";
            case 11 -> "specversion";
            case 12 -> "partitionkey";
            default -> "";
        };
        return header.startsWith(usual, start) && header.length() == start + usual.length()
                ? usual
                : header.substring(start);
    }

    static boolean isStructured(String contentType) {
        return contentType.regionMatches(true, 0, STRUCTURED_MEDIA_TYPE, 0, STRUCTURED_MEDIA_TYPE.length());
    }
}
