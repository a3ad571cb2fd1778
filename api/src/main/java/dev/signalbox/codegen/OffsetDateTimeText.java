package dev.signalbox.codegen;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * An {@link OffsetDateTime} as ISO-8601 text; the offset is kept. It is written as {@link
 * DateTimeFormatter#ISO_OFFSET_DATE_TIME} and jackson-databind do. To keep the offset when reading, jackson-databind needs
 * its {@code ADJUST_DATES_TO_CONTEXT_TIME_ZONE} disabled.
 */
public final class OffsetDateTimeText {

    private static final String EXPECTED = "a date and time with an offset such as 2026-02-28T12:30:00+01:00";

    private OffsetDateTimeText() {}

    public static OffsetDateTime read(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw Decoding.wrongType(in, EXPECTED);
        }
        char[] text = in.getStringCharacters();
        int from = in.getStringOffset();
        OffsetDateTime value = parse(text, from, from + in.getStringLength());
        return value != null ? value : ParsedText.read(in, EXPECTED, OffsetDateTime::parse);
    }

    private static @Nullable OffsetDateTime parse(char[] text, int from, int to) {
        int offsetAt = IsoParse.endOfFraction(text, from + IsoParse.DATE_TIME, to);
        int offset = IsoParse.offset(text, offsetAt, to);
        if (offset == IsoParse.INVALID) {
            return null;
        }
        LocalDateTime local = LocalDateTimeText.parse(text, from, offsetAt);
        return local == null ? null : OffsetDateTime.of(local, ZoneOffset.ofTotalSeconds(offset));
    }

    public static void write(OffsetDateTime value, JsonGenerator out) {
        if (IsoFormat.isPlain(value.getYear())) {
            out.writeString(new LocalDateTimeText.Iso(
                    value.toLocalDateTime(), value.getOffset().getId(), ""));
        } else {
            out.writeString(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value));
        }
    }
}
