package dev.signalbox.codegen;

import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonGeneratorBase;
import tools.jackson.core.json.JsonWriteFeature;

/** A {@link BigDecimal} as a number, exact and with its scale: {@code 1.50} stays {@code 1.50}. */
public final class BigDecimalNumber {

    /** So many digits fit into a long. */
    private static final int MAX_DIGITS = 18;

    /** From more of them on a BigDecimal's text has an exponent. */
    private static final int MAX_LEADING_ZEROS = 6;

    /** Beyond, Smile makes another number of it, and BigDecimal cannot read its own text. */
    private static final int MAX_SCALE = 1_000_000_000;

    private BigDecimalNumber() {}

    /** Reads the current token; as long as {@link tools.jackson.core.StreamReadConstraints} allow. */
    public static BigDecimal read(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
            throw Decoding.wrongType(in, "a number");
        }
        if (in.isNaN()) {
            throw Decoding.unreadable(in, "a finite number");
        }
        return in.getDecimalValue();
    }

    /**
     * Writes a number.
     *
     * @throws IllegalArgumentException if it has more digits, or a scale further from zero, than its reader takes
     */
    public static void write(BigDecimal value, JsonGenerator out) {
        if (Math.abs((long) value.scale()) > MAX_SCALE) {
            throw Encoding.refused(
                    out,
                    "the number has a scale of " + value.scale() + ", and formats carry those to " + MAX_SCALE
                            + ": send it as a text");
        }
        NumberLength.check(value, value.unscaledValue(), out);
        if (out instanceof JsonGeneratorBase json && isPlain(value) && writesNumbersAsNumbers(json)) {
            out.writeRawValue(new Plain(value));
        } else {
            out.writeNumber(value);
        }
    }

    /** Whether the text has no exponent and the digits fit into a long. */
    private static boolean isPlain(BigDecimal value) {
        int scale = value.scale();
        int digits = value.precision();
        return digits <= MAX_DIGITS && scale >= 0 && digits - scale > -MAX_LEADING_ZEROS;
    }

    private static boolean writesNumbersAsNumbers(JsonGeneratorBase json) {
        return !json.isEnabled(JsonWriteFeature.WRITE_NUMBERS_AS_STRINGS);
    }

    private static final class Plain extends AsciiText {

        private final BigDecimal value;

        Plain(BigDecimal value) {
            this.value = value;
        }

        @Override
        int room() {
            return 1 + 1 + MAX_LEADING_ZEROS + MAX_DIGITS + 1;
        }

        @Override
        int format(byte[] out, int offset) {
            int at = offset;
            int scale = value.scale();
            long rest = value.scaleByPowerOfTen(scale).longValue();
            if (rest < 0) {
                out[at++] = '-';
                rest = -rest;
            }
            int digits = Math.max(IsoFormat.digits(rest), scale + 1);
            int end = scale == 0 ? at + digits : at + digits + 1;
            int point = end - scale - 1;
            for (int i = end - 1; i >= at; i--) {
                if (i == point && scale > 0) {
                    out[i] = '.';
                } else {
                    long tenth = rest / 10;
                    out[i] = (byte) ('0' + rest - tenth * 10);
                    rest = tenth;
                }
            }
            return end;
        }
    }
}
