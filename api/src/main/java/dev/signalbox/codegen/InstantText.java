package dev.signalbox.codegen;

import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** An {@link Instant} as ISO-8601 text in UTC, with as many digits of the fraction as it needs. */
public final class InstantText {

    private static final String EXPECTED = "an instant such as 2026-02-28T12:30:00Z";

    private InstantText() {}

    public static Instant read(JsonParser in) {
        return ParsedText.read(in, EXPECTED, Instant::parse);
    }

    public static void write(Instant value, JsonGenerator out) {
        out.writeString(value.toString());
    }
}
