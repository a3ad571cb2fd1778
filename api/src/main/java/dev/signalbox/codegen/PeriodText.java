package dev.signalbox.codegen;

import java.time.Period;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** A {@link Period} as ISO-8601 text. */
public final class PeriodText {

    private static final String EXPECTED = "a period such as P1Y2M3D";

    private PeriodText() {}

    public static Period read(JsonParser in) {
        return ParsedText.read(in, EXPECTED, Period::parse);
    }

    public static void write(Period value, JsonGenerator out) {
        out.writeString(value.toString());
    }
}
