package dev.signalbox.codegen;

import java.time.ZoneId;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** A {@link ZoneId} as its id. */
public final class ZoneIdText {

    private static final String EXPECTED = "a time zone such as Europe/Paris";

    private ZoneIdText() {}

    public static ZoneId read(JsonParser in) {
        return ParsedText.read(in, EXPECTED, ZoneId::of);
    }

    public static void write(ZoneId value, JsonGenerator out) {
        out.writeString(value.getId());
    }
}
