package dev.signalbox.codegen;

import java.time.LocalDate;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** A {@link LocalDate} as ISO-8601 text. */
public final class LocalDateText {

    private static final String EXPECTED = "a date such as 2026-02-28";

    private LocalDateText() {}

    public static LocalDate read(JsonParser in) {
        return ParsedText.read(in, EXPECTED, LocalDate::parse);
    }

    public static void write(LocalDate value, JsonGenerator out) {
        out.writeString(value.toString());
    }
}
