package dev.signalbox.kafka.internal;

import dev.signalbox.ConfigurationException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a group begins with a topic in which it has no place yet: what the user has set as {@code
 * auto.offset.reset}. Kafka's client is not told: it would apply it to places that are gone too.
 *
 * @param kind what was set
 * @param back for {@link Kind#BY_DURATION} how far back, else null
 */
record OffsetReset(Kind kind, @Nullable Duration back) {

    /** Kafka's own words. */
    enum Kind {
        EARLIEST,
        LATEST,
        BY_DURATION,
        NONE
    }

    private static final String BY_DURATION = "by_duration:";

    /**
     * Reads the setting.
     *
     * @throws ConfigurationException if Kafka has no such value
     */
    static OffsetReset of(Object setting) {
        String text = setting.toString().trim();
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "earliest" -> new OffsetReset(Kind.EARLIEST, null);
            case "latest" -> new OffsetReset(Kind.LATEST, null);
            case "none" -> new OffsetReset(Kind.NONE, null);
            default -> new OffsetReset(Kind.BY_DURATION, duration(text));
        };
    }

    /** Whether a place has to be decided on before the member reads: events that come meanwhile are to be behind it. */
    boolean isRelativeToNow() {
        return kind == Kind.LATEST || kind == Kind.BY_DURATION;
    }

    private static Duration duration(String text) {
        try {
            if (text.toLowerCase(Locale.ROOT).startsWith(BY_DURATION)) {
                Duration back = Duration.parse(text.substring(BY_DURATION.length()));
                if (!back.isNegative()) {
                    return back;
                }
            }
        } catch (DateTimeParseException other) {
            throw refused(text, other);
        }
        throw refused(text, null);
    }

    private static ConfigurationException refused(String text, @Nullable Throwable cause) {
        return new ConfigurationException(
                "auto.offset.reset is '" + text
                        + "'; it has to be earliest, latest, none, or by_duration: with an ISO-8601 duration",
                cause);
    }
}
