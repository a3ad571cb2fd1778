package dev.signalbox.codegen;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A {@link LocalDate} as ISO-8601 text. */
public final class LocalDateText {

    private static final String EXPECTED = "a date such as 2026-02-28";

    private LocalDateText() {}

    public static LocalDate read(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw Decoding.wrongType(in, EXPECTED);
        }
        char[] text = in.getStringCharacters();
        LocalDate value = in.getStringLength() == IsoParse.DATE ? parse(text, in.getStringOffset()) : null;
        return value != null ? value : ParsedText.read(in, EXPECTED, LocalDate::parse);
    }

    /** Null if the ten characters are no date. */
    static @Nullable LocalDate parse(char[] text, int from) {
        int date = IsoParse.date(text, from);
        return date < 0 ? null : LocalDate.of(IsoParse.year(date), IsoParse.month(date), IsoParse.day(date));
    }

    public static void write(LocalDate value, JsonGenerator out) {
        if (IsoFormat.isPlain(value.getYear())) {
            out.writeString(new Iso(value));
        } else {
            out.writeString(value.toString());
        }
    }

    private static final class Iso extends AsciiText {

        private final LocalDate value;

        Iso(LocalDate value) {
            this.value = value;
        }

        @Override
        int room() {
            return IsoFormat.DATE;
        }

        @Override
        int format(byte[] out, int offset) {
            return IsoFormat.date(out, offset, value.getYear(), value.getMonthValue(), value.getDayOfMonth());
        }
    }
}
