package dev.signalbox.codegen;

import java.time.Period;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A {@link Period} as ISO-8601 text, in years, months and days. */
public final class PeriodText {

    private static final String EXPECTED = "a period such as P1Y2M3D";

    private PeriodText() {}

    public static Period read(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw Decoding.wrongType(in, EXPECTED);
        }
        char[] text = in.getStringCharacters();
        int from = in.getStringOffset();
        Period value = parse(new AmountParse(text, from, from + in.getStringLength()));
        return value != null ? value : ParsedText.read(in, EXPECTED, Period::parse);
    }

    /** Null for weeks, pluses, lower case, and what is no period. */
    private static @Nullable Period parse(AmountParse text) {
        if (!text.take('P') || !text.takeNumber()) {
            return null;
        }
        long years = 0;
        long months = 0;
        long days = 0;
        boolean more = true;
        if (text.take('Y')) {
            years = text.amount();
            more = text.takeNumber();
        }
        if (more && text.take('M')) {
            months = text.amount();
            more = text.takeNumber();
        }
        if (more) {
            days = text.amount();
            if (!text.take('D')) {
                return null;
            }
        }
        boolean fits = years == (int) years && months == (int) months && days == (int) days;
        return fits && text.atEnd() ? Period.of((int) years, (int) months, (int) days) : null;
    }

    public static void write(Period value, JsonGenerator out) {
        out.writeString(new Iso(value));
    }

    private static final class Iso extends AsciiText {

        /** As long as "P-2147483648Y-2147483648M-2147483648D". */
        private static final int ROOM = 37;

        private final Period value;

        Iso(Period value) {
            this.value = value;
        }

        @Override
        int room() {
            return ROOM;
        }

        @Override
        int format(byte[] out, int offset) {
            out[offset] = 'P';
            int at = IsoFormat.amount(out, offset + 1, value.getYears(), 'Y');
            at = IsoFormat.amount(out, at, value.getMonths(), 'M');
            at = IsoFormat.amount(out, at, value.getDays(), 'D');
            if (at == offset + 1) {
                out[at] = '0';
                out[at + 1] = 'D';
                return at + 2;
            }
            return at;
        }
    }
}
