package dev.signalbox.codegen;

import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** An {@link OffsetTime} as ISO-8601 text; the offset is kept. It is written as {@link OffsetTime#toString} does. */
public final class OffsetTimeText {

    private static final String EXPECTED = "a time with an offset such as 12:30:00+01:00";

    private OffsetTimeText() {}

    public static OffsetTime read(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw Decoding.wrongType(in, EXPECTED);
        }
        char[] text = in.getStringCharacters();
        int from = in.getStringOffset();
        OffsetTime value = parse(text, from, from + in.getStringLength());
        return value != null ? value : ParsedText.read(in, EXPECTED, OffsetTime::parse);
    }

    private static @Nullable OffsetTime parse(char[] text, int from, int to) {
        int offsetAt = IsoParse.endOfFraction(text, from + IsoParse.TIME, to);
        int offset = IsoParse.offset(text, offsetAt, to);
        if (offset == IsoParse.INVALID) {
            return null;
        }
        LocalTime time = LocalTimeText.parse(text, from, offsetAt);
        return time == null ? null : OffsetTime.of(time, ZoneOffset.ofTotalSeconds(offset));
    }

    public static void write(OffsetTime value, JsonGenerator out) {
        out.writeString(new Iso(value));
    }

    private static final class Iso extends AsciiText {

        private final OffsetTime value;

        Iso(OffsetTime value) {
            this.value = value;
        }

        @Override
        int room() {
            return IsoFormat.TIME + value.getOffset().getId().length();
        }

        @Override
        int format(byte[] out, int offset) {
            int at = IsoFormat.hourMinute(out, offset, value.getHour(), value.getMinute());
            if (value.getSecond() != 0 || value.getNano() != 0) {
                out[at] = ':';
                at = IsoFormat.two(out, at + 1, value.getSecond());
                at = IsoFormat.fractionInThrees(out, at, value.getNano());
            }
            return IsoFormat.text(out, at, value.getOffset().getId());
        }
    }
}
