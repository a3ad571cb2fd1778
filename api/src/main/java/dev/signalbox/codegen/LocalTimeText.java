package dev.signalbox.codegen;

import java.time.LocalTime;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** A {@link LocalTime} as ISO-8601 text. */
public final class LocalTimeText {

    private static final String EXPECTED = "a time such as 12:30:00";

    private LocalTimeText() {}

    public static LocalTime read(JsonParser in) {
        return ParsedText.read(in, EXPECTED, LocalTime::parse);
    }

    public static void write(LocalTime value, JsonGenerator out) {
        out.writeString(value.toString());
    }
}
