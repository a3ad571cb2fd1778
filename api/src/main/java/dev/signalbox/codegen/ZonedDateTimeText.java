package dev.signalbox.codegen;

import java.time.ZonedDateTime;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** A {@link ZonedDateTime} as ISO-8601 text, followed by the zone's id in brackets; offset and zone are kept. */
public final class ZonedDateTimeText {

    private static final String EXPECTED =
            "a date and time with a zone such as 2026-02-28T12:30:00+01:00[Europe/Paris]";

    private ZonedDateTimeText() {}

    public static ZonedDateTime read(JsonParser in) {
        return ParsedText.read(in, EXPECTED, ZonedDateTime::parse);
    }

    public static void write(ZonedDateTime value, JsonGenerator out) {
        out.writeString(value.toString());
    }
}
