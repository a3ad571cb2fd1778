package dev.signalbox.codegen;

import java.time.MonthDay;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** A {@link MonthDay} as ISO-8601 text. */
public final class MonthDayText {

    private static final String EXPECTED = "a day of a year such as --02-28";
    private static final int LENGTH = 7;

    private MonthDayText() {}

    public static MonthDay read(JsonParser in) {
        return ParsedText.read(in, EXPECTED, MonthDay::parse);
    }

    public static void write(MonthDay value, JsonGenerator out) {
        out.writeString(new Iso(value));
    }

    private static final class Iso extends AsciiText {

        private final MonthDay value;

        Iso(MonthDay value) {
            this.value = value;
        }

        @Override
        int room() {
            return LENGTH;
        }

        @Override
        int format(byte[] out, int offset) {
            out[offset] = '-';
            out[offset + 1] = '-';
            int at = IsoFormat.two(out, offset + 2, value.getMonthValue());
            out[at] = '-';
            return IsoFormat.two(out, at + 1, value.getDayOfMonth());
        }
    }
}
