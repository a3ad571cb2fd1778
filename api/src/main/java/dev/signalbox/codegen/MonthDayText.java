package dev.signalbox.codegen;

import java.time.MonthDay;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** A {@link MonthDay} as ISO-8601 text. */
public final class MonthDayText {

    private static final String EXPECTED = "a day such as --02-28";

    private MonthDayText() {}

    public static MonthDay read(JsonParser in) {
        return ParsedText.read(in, EXPECTED, MonthDay::parse);
    }

    public static void write(MonthDay value, JsonGenerator out) {
        out.writeString(value.toString());
    }
}
