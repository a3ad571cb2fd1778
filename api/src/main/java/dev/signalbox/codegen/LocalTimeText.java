package dev.signalbox.codegen;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A {@link LocalTime} as ISO-8601 text, with seconds always and as many digits of a fraction as it needs: what {@link
 * java.time.format.DateTimeFormatter#ISO_LOCAL_TIME} and jackson-databind write.
 */
public final class LocalTimeText {

    private static final String EXPECTED = "a time such as 12:30:00";

    private LocalTimeText() {}

    public static LocalTime read(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw Decoding.wrongType(in, EXPECTED);
        }
        char[] text = in.getStringCharacters();
        int from = in.getStringOffset();
        LocalTime value = parse(text, from, from + in.getStringLength());
        return value != null ? value : ParsedText.read(in, EXPECTED, LocalTime::parse);
    }

    /** Null if the characters are no time with seconds. */
    static @Nullable LocalTime parse(char[] text, int from, int to) {
        if (to - from < IsoParse.TIME) {
            return null;
        }
        int second = IsoParse.time(text, from);
        int nanos = IsoParse.fraction(text, from + IsoParse.TIME, to);
        if ((second | nanos) < 0) {
            return null;
        }
        int minute = second / 60;
        return LocalTime.of(minute / 60, minute % 60, second % 60, nanos);
    }

    public static void write(LocalTime value, JsonGenerator out) {
        out.writeString(new Iso(value));
    }

    static int format(byte[] out, int offset, LocalTime value) {
        int at = IsoFormat.time(out, offset, value.getHour(), value.getMinute(), value.getSecond());
        return IsoFormat.fraction(out, at, value.getNano());
    }

    private static final class Iso extends AsciiText {

        private final LocalTime value;

        Iso(LocalTime value) {
            this.value = value;
        }

        @Override
        int room() {
            return IsoFormat.TIME;
        }

        @Override
        int format(byte[] out, int offset) {
            return LocalTimeText.format(out, offset, value);
        }
    }
}
