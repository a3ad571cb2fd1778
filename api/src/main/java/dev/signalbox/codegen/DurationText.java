package dev.signalbox.codegen;

import java.time.Duration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** A {@link Duration} as ISO-8601 text. */
public final class DurationText {

    private static final String EXPECTED = "a duration such as PT1H30M";

    private DurationText() {}

    public static Duration read(JsonParser in) {
        return ParsedText.read(in, EXPECTED, Duration::parse);
    }

    public static void write(Duration value, JsonGenerator out) {
        out.writeString(value.toString());
    }
}
