package dev.signalbox.codegen;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A {@link ZonedDateTime} as ISO-8601 text, followed by the zone's id in brackets; offset and zone are kept. It is written
 * as {@link DateTimeFormatter#ISO_ZONED_DATE_TIME} does. To write and read the same, jackson-databind needs its {@code
 * WRITE_DATES_WITH_ZONE_ID} enabled and its {@code ADJUST_DATES_TO_CONTEXT_TIME_ZONE} disabled.
 */
public final class ZonedDateTimeText {

    private static final String EXPECTED =
            "a date and time with a zone such as 2026-02-28T12:30:00+01:00[Europe/Paris]";

    private ZonedDateTimeText() {}

    public static ZonedDateTime read(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw Decoding.wrongType(in, EXPECTED);
        }
        char[] text = in.getStringCharacters();
        int from = in.getStringOffset();
        ZonedDateTime value = parse(text, from, from + in.getStringLength());
        return value != null ? value : ParsedText.read(in, EXPECTED, ZonedDateTime::parse);
    }

    private static @Nullable ZonedDateTime parse(char[] text, int from, int to) {
        int offsetAt = IsoParse.endOfFraction(text, from + IsoParse.DATE_TIME, to);
        int offsetEnd = offsetAt;
        while (offsetEnd < to && text[offsetEnd] != '[') {
            offsetEnd++;
        }
        int offset = IsoParse.offset(text, offsetAt, offsetEnd);
        if (offset == IsoParse.INVALID) {
            return null;
        }
        ZoneOffset zoneOffset = ZoneOffset.ofTotalSeconds(offset);
        ZoneId zone = offsetEnd == to ? zoneOffset : region(text, offsetEnd, to);
        LocalDateTime local = LocalDateTimeText.parse(text, from, offsetAt);
        return local == null || zone == null ? null : ZonedDateTime.ofInstant(local, zoneOffset, zone);
    }

    /** A region in brackets: what has no slash may be an offset in disguise, and is left to java.time. */
    private static @Nullable ZoneId region(char[] text, int bracket, int to) {
        if (text[to - 1] != ']') {
            return null;
        }
        String id = new String(text, bracket + 1, to - bracket - 2);
        if (id.indexOf('/') < 0) {
            return null;
        }
        try {
            return ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    public static void write(ZonedDateTime value, JsonGenerator out) {
        if (IsoFormat.isPlain(value.getYear())) {
            String zoneId =
                    value.getZone() instanceof ZoneOffset ? "" : value.getZone().getId();
            out.writeString(new LocalDateTimeText.Iso(
                    value.toLocalDateTime(), value.getOffset().getId(), zoneId));
        } else {
            out.writeString(DateTimeFormatter.ISO_ZONED_DATE_TIME.format(value));
        }
    }
}
