package dev.signalbox.codegen;

import java.time.YearMonth;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** A {@link YearMonth} as ISO-8601 text. */
public final class YearMonthText {

    private static final String EXPECTED = "a month such as 2026-02";

    private YearMonthText() {}

    public static YearMonth read(JsonParser in) {
        return ParsedText.read(in, EXPECTED, YearMonth::parse);
    }

    public static void write(YearMonth value, JsonGenerator out) {
        out.writeString(value.toString());
    }
}
