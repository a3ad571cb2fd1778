package dev.signalbox.codegen;

import java.time.LocalDateTime;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** A {@link LocalDateTime} as ISO-8601 text. */
public final class LocalDateTimeText {

    private static final String EXPECTED = "a date and time such as 2026-02-28T12:30:00";

    private LocalDateTimeText() {}

    public static LocalDateTime read(JsonParser in) {
        return ParsedText.read(in, EXPECTED, LocalDateTime::parse);
    }

    public static void write(LocalDateTime value, JsonGenerator out) {
        out.writeString(value.toString());
    }
}
