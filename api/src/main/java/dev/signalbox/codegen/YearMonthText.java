package dev.signalbox.codegen;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A {@link YearMonth} as ISO-8601 text. */
public final class YearMonthText {

    private static final String EXPECTED = "a month such as 2026-02";
    private static final int LENGTH = 7;

    /** A year of five digits needs a plus to be read again, which its toString lacks. */
    private static final DateTimeFormatter WITH_SIGN = DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT);

    private YearMonthText() {}

    public static YearMonth read(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw Decoding.wrongType(in, EXPECTED);
        }
        char[] text = in.getStringCharacters();
        YearMonth value = in.getStringLength() == LENGTH ? parse(text, in.getStringOffset()) : null;
        return value != null ? value : ParsedText.read(in, EXPECTED, YearMonth::parse);
    }

    private static @Nullable YearMonth parse(char[] text, int from) {
        int year = IsoParse.two(text, from) * 100 + IsoParse.two(text, from + 2);
        int month = IsoParse.two(text, from + 5);
        return year < 0 || month < 1 || month > 12 || text[from + 4] != '-' ? null : YearMonth.of(year, month);
    }

    public static void write(YearMonth value, JsonGenerator out) {
        if (IsoFormat.isPlain(value.getYear())) {
            out.writeString(new Iso(value));
        } else {
            out.writeString(WITH_SIGN.format(value));
        }
    }

    private static final class Iso extends AsciiText {

        private final YearMonth value;

        Iso(YearMonth value) {
            this.value = value;
        }

        @Override
        int room() {
            return LENGTH;
        }

        @Override
        int format(byte[] out, int offset) {
            return IsoFormat.yearMonth(out, offset, value.getYear(), value.getMonthValue());
        }
    }
}
