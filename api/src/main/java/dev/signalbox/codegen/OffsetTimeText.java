package dev.signalbox.codegen;

import java.time.OffsetTime;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** An {@link OffsetTime} as ISO-8601 text; the offset is kept. */
public final class OffsetTimeText {

    private static final String EXPECTED = "a time with an offset such as 12:30:00+01:00";

    private OffsetTimeText() {}

    public static OffsetTime read(JsonParser in) {
        return ParsedText.read(in, EXPECTED, OffsetTime::parse);
    }

    public static void write(OffsetTime value, JsonGenerator out) {
        out.writeString(value.toString());
    }
}
