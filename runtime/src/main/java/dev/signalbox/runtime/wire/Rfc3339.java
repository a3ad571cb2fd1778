package dev.signalbox.runtime.wire;

import dev.signalbox.EmitException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Timestamps as RFC 3339 has them, written in UTC. Reads and writes the usual forms by hand, because
 * the JDK's formatters cost more than the rest of an envelope together.
 */
final class Rfc3339 {

    private static final int SECONDS_A_DAY = 86_400;
    private static final long YEAR_0 = LocalDate.of(0, 1, 1).toEpochDay() * SECONDS_A_DAY;
    private static final long YEAR_10000 = LocalDate.of(10_000, 1, 1).toEpochDay() * SECONDS_A_DAY;
    private static final int NANOS_A_SECOND = 1_000_000_000;

    /** The length of {@code 2026-01-02T03:04:05}. */
    private static final int TO_SECONDS = 19;

    private Rfc3339() {}

    /**
     * As {@link Instant#toString()}: a fraction of no, three, six or nine digits.
     *
     * @throws EmitException if the year is none of 0 to 9999, which nobody could read
     */
    static String format(Instant instant) {
        long seconds = instant.getEpochSecond();
        if (seconds < YEAR_0 || seconds >= YEAR_10000) {
            throw new EmitException("The time " + instant + " cannot be sent: RFC 3339, and so CloudEvents, knows the"
                    + " years 0 to 9999 alone. Set another with EmitOptions.time");
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_A_DAY));
        int ofDay = Math.floorMod(seconds, SECONDS_A_DAY);
        byte[] text = new byte[TO_SECONDS + 11];
        digits(text, 0, date.getYear(), 4);
        text[4] = '-';
        digits(text, 5, date.getMonthValue(), 2);
        text[7] = '-';
        digits(text, 8, date.getDayOfMonth(), 2);
        text[10] = 'T';
        digits(text, 11, ofDay / 3600, 2);
        text[13] = ':';
        digits(text, 14, ofDay / 60 % 60, 2);
        text[16] = ':';
        digits(text, 17, ofDay % 60, 2);
        int length = fraction(text, instant.getNano());
        text[length++] = 'Z';
        return new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }

    /**
     * The instant that a text names, whatever its offset. Digits below a nanosecond are dropped, and a
     * leap second is the second after.
     *
     * @throws DateTimeException if the text is no timestamp
     */
    static Instant parse(String text) {
        int end = text.length() - 1;
        if (end < TO_SECONDS || (text.charAt(end) | 0x20) != 'z') {
            return OffsetDateTime.parse(text).toInstant();
        }
        if ((text.charAt(10) | 0x20) != 't' || !separated(text)) {
            throw new DateTimeException("Not a timestamp");
        }
        int hour = number(text, 11, 13, 23);
        int minute = number(text, 14, 16, 59);
        int second = number(text, 17, 19, 60);
        int nanos = nanos(text, end);
        LocalDate date = LocalDate.of(number(text, 0, 4, 9999), number(text, 5, 7, 12), number(text, 8, 10, 31));
        return Instant.ofEpochSecond(date.toEpochDay() * SECONDS_A_DAY + hour * 3600L + minute * 60L + second, nanos);
    }

    private static boolean separated(String text) {
        return text.charAt(4) == '-' && text.charAt(7) == '-' && text.charAt(13) == ':' && text.charAt(16) == ':';
    }

    private static int nanos(String text, int end) {
        if (end == TO_SECONDS) {
            return 0;
        }
        if (text.charAt(TO_SECONDS) != '.' || end == TO_SECONDS + 1) {
            throw new DateTimeException("Not a fraction of a second");
        }
        int nanos = 0;
        int scale = NANOS_A_SECOND;
        for (int i = TO_SECONDS + 1; i < end; i++) {
            int digit = digit(text, i);
            if (scale > 1) {
                scale /= 10;
                nanos += digit * scale;
            }
        }
        return nanos;
    }

    private static int number(String text, int from, int to, int max) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + digit(text, i);
        }
        if (number > max) {
            throw new DateTimeException("Out of range");
        }
        return number;
    }

    private static int digit(String text, int index) {
        int digit = text.charAt(index) - '0';
        if (digit < 0 || digit > 9) {
            throw new DateTimeException("Not a digit");
        }
        return digit;
    }

    private static int fraction(byte[] text, int nanos) {
        if (nanos == 0) {
            return TO_SECONDS;
        }
        text[TO_SECONDS] = '.';
        int count = nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
        int value = nanos;
        for (int i = count; i < 9; i++) {
            value /= 10;
        }
        digits(text, TO_SECONDS + 1, value, count);
        return TO_SECONDS + 1 + count;
    }

    private static void digits(byte[] text, int at, int value, int count) {
        int rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
