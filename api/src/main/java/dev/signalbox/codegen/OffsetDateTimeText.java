package dev.signalbox.codegen;

import java.time.OffsetDateTime;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** An {@link OffsetDateTime} as ISO-8601 text; the offset is kept. */
public final class OffsetDateTimeText {

    private static final String EXPECTED = "a date and time with an offset such as 2026-02-28T12:30:00+01:00";

    private OffsetDateTimeText() {}

    public static OffsetDateTime read(JsonParser in) {
        return ParsedText.read(in, EXPECTED, OffsetDateTime::parse);
    }

    public static void write(OffsetDateTime value, JsonGenerator out) {
        out.writeString(value.toString());
    }
}
