package dev.signalbox.codegen;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** An {@link Instant} as ISO-8601 text in UTC, with none, three, six or nine digits of a fraction. */
public final class InstantText {

    private static final String EXPECTED = "an instant such as 2026-02-28T12:30:00Z";
    private static final int SECONDS_OF_DAY = 86_400;

    /** 0000-01-01T00:00:00Z */
    private static final long FIRST_SECOND = -62_167_219_200L;

    /** 9999-12-31T23:59:59Z */
    private static final long LAST_SECOND = 253_402_300_799L;

    private InstantText() {}

    public static Instant read(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw Decoding.wrongType(in, EXPECTED);
        }
        char[] text = in.getStringCharacters();
        Instant value = parse(text, in.getStringOffset(), in.getStringLength());
        return value != null ? value : ParsedText.read(in, EXPECTED, Instant::parse);
    }

    private static @Nullable Instant parse(char[] text, int from, int length) {
        int end = from + length - 1;
        int fractionAt = from + IsoParse.DATE_TIME;
        if (end < fractionAt || text[from + IsoParse.DATE] != 'T' || text[end] != 'Z') {
            return null;
        }
        int date = IsoParse.date(text, from);
        int time = IsoParse.time(text, from + IsoParse.DATE + 1);
        int nanos = IsoParse.fraction(text, fractionAt, end);
        if ((date | time | nanos) < 0) {
            return null;
        }
        return Instant.ofEpochSecond(IsoParse.epochDay(date) * SECONDS_OF_DAY + time, nanos);
    }

    public static void write(Instant value, JsonGenerator out) {
        long second = value.getEpochSecond();
        if (second < FIRST_SECOND || second > LAST_SECOND) {
            out.writeString(value.toString());
        } else {
            out.writeString(new Iso(value));
        }
    }

    private static final class Iso extends AsciiText {

        private final Instant value;

        Iso(Instant value) {
            this.value = value;
        }

        @Override
        int room() {
            return IsoFormat.DATE + 1 + IsoFormat.TIME + 1;
        }

        @Override
        int format(byte[] out, int offset) {
            long second = value.getEpochSecond();
            int day = (int) Math.floorDiv(second, SECONDS_OF_DAY);
            int at = dateOfEpochDay(out, offset, day);
            out[at] = 'T';
            int secondOfDay = (int) (second - (long) day * SECONDS_OF_DAY);
            int minuteOfDay = secondOfDay / 60;
            int hour = minuteOfDay / 60;
            at = IsoFormat.time(out, at + 1, hour, minuteOfDay - hour * 60, secondOfDay - minuteOfDay * 60);
            at = IsoFormat.fractionInThrees(out, at, value.getNano());
            out[at] = 'Z';
            return at + 1;
        }

        /** In years that begin in March, so that a leap day is the last of its year. */
        private static int dateOfEpochDay(byte[] out, int offset, int epochDay) {
            int day = epochDay + 719_468;
            int era = Math.floorDiv(day, 146_097);
            int dayOfEra = day - era * 146_097;
            int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
            int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
            int monthsSinceMarch = (5 * dayOfYear + 2) / 153;
            int dayOfMonth = dayOfYear - (153 * monthsSinceMarch + 2) / 5 + 1;
            int month = monthsSinceMarch < 10 ? monthsSinceMarch + 3 : monthsSinceMarch - 9;
            int year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
            return IsoFormat.date(out, offset, year, month, dayOfMonth);
        }
    }
}
