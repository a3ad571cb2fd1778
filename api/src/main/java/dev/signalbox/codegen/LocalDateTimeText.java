package dev.signalbox.codegen;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A {@link LocalDateTime} as ISO-8601 text, with seconds always and as many digits of a fraction as it needs: what {@link
 * DateTimeFormatter#ISO_LOCAL_DATE_TIME} and jackson-databind write.
 */
public final class LocalDateTimeText {

    private static final String EXPECTED = "a date and time such as 2026-02-28T12:30:00";

    private LocalDateTimeText() {}

    public static LocalDateTime read(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw Decoding.wrongType(in, EXPECTED);
        }
        char[] text = in.getStringCharacters();
        int from = in.getStringOffset();
        LocalDateTime value = parse(text, from, from + in.getStringLength());
        return value != null ? value : ParsedText.read(in, EXPECTED, LocalDateTime::parse);
    }

    /** Null if the characters are no date with a time with seconds. */
    static @Nullable LocalDateTime parse(char[] text, int from, int to) {
        if (to - from < IsoParse.DATE_TIME || text[from + IsoParse.DATE] != 'T') {
            return null;
        }
        LocalDate date = LocalDateText.parse(text, from);
        LocalTime time = LocalTimeText.parse(text, from + IsoParse.DATE + 1, to);
        return date == null || time == null ? null : LocalDateTime.of(date, time);
    }

    public static void write(LocalDateTime value, JsonGenerator out) {
        if (IsoFormat.isPlain(value.getYear())) {
            out.writeString(new Iso(value, "", ""));
        } else {
            out.writeString(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(value));
        }
    }

    /** With what may follow: an offset, and a zone in brackets. */
    static final class Iso extends AsciiText {

        private final LocalDateTime value;
        private final String offsetId;
        private final String zoneId;

        /**
         * @param offsetId empty where there is none
         * @param zoneId empty where there is none
         */
        Iso(LocalDateTime value, String offsetId, String zoneId) {
            this.value = value;
            this.offsetId = offsetId;
            this.zoneId = zoneId;
        }

        @Override
        int room() {
            return IsoFormat.DATE + 1 + IsoFormat.TIME + offsetId.length() + 2 + zoneId.length();
        }

        @Override
        int format(byte[] out, int offset) {
            int at = IsoFormat.date(out, offset, value.getYear(), value.getMonthValue(), value.getDayOfMonth());
            out[at] = 'T';
            at = IsoFormat.time(out, at + 1, value.getHour(), value.getMinute(), value.getSecond());
            at = IsoFormat.fraction(out, at, value.getNano());
            at = IsoFormat.text(out, at, offsetId);
            if (zoneId.isEmpty()) {
                return at;
            }
            out[at] = '[';
            at = IsoFormat.text(out, at + 1, zoneId);
            out[at] = ']';
            return at + 1;
        }
    }
}
