package dev.signalbox.codegen;

import java.time.ZoneOffset;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** A {@link ZoneOffset} as its id. */
public final class ZoneOffsetText {

    private static final String EXPECTED = "an offset such as +01:00";

    private ZoneOffsetText() {}

    public static ZoneOffset read(JsonParser in) {
        return ParsedText.read(in, EXPECTED, ZoneOffset::of);
    }

    public static void write(ZoneOffset value, JsonGenerator out) {
        out.writeString(value.getId());
    }
}
