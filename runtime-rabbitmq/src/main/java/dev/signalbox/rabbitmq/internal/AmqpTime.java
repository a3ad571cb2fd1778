package dev.signalbox.rabbitmq.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** AMQP's timestamps, which have whole seconds. */
@SuppressWarnings("JavaUtilDate") // the client's type for them
final class AmqpTime {

    /** The length of {@code 2026-01-02T03:04:05}. */
    private static final int TO_SECONDS = 19;

    private static final int MOST_DIGITS = 9;

    /** The second that was read last: many messages are of the same one, and reading it costs a microsecond. */
    private static volatile Second last = new Second("1970-01-01T00:00:00", 0);

    private record Second(String text, long millis) {}

    private AmqpTime() {}

    /** The second of a timestamp as RFC 3339 has it; null where the client's type has no room for it. */
    static @Nullable Date ofNullable(@Nullable String text) {
        if (text == null) {
            return null;
        }
        boolean usual = isUsual(text);
        Second known = last;
        if (usual && text.startsWith(known.text)) {
            return new Date(known.millis);
        }
        try {
            Date date = Date.from(Instant.ofEpochSecond(Instant.parse(text).getEpochSecond()));
            if (usual) {
                last = new Second(text.substring(0, TO_SECONDS), date.getTime());
            }
            return date;
        } catch (DateTimeException | IllegalArgumentException noTime) {
            return null;
        }
    }

    /** Whether nothing follows the seconds but a fraction, or none, and a Z. */
    private static boolean isUsual(String text) {
        int end = text.length() - 1;
        if (end < TO_SECONDS || text.charAt(end) != 'Z') {
            return false;
        }
        if (end == TO_SECONDS) {
            return true;
        }
        int digits = end - TO_SECONDS - 1;
        boolean fraction = text.charAt(TO_SECONDS) == '.' && digits > 0 && digits <= MOST_DIGITS;
        for (int i = TO_SECONDS + 1; fraction && i < end; i++) {
            fraction = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return fraction;
    }
}
