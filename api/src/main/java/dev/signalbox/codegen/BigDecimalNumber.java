package dev.signalbox.codegen;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberTypeFP;
import tools.jackson.core.JsonToken;

/** A {@link BigDecimal} as a number, exact and with its scale: {@code 1.50} stays {@code 1.50}. */
public final class BigDecimalNumber {

    /** So many digits fit into a long. */
    private static final int MAX_DIGITS = 18;

    private BigDecimalNumber() {}

    /** Reads the current token; as long as {@link tools.jackson.core.StreamReadConstraints} allow. */
    public static BigDecimal read(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            // Only a textual format does not know; its digits are at hand.
            if (in.getNumberTypeFP() == NumberTypeFP.UNKNOWN) {
                char[] text = in.getStringCharacters();
                BigDecimal value = parse(text, in.getStringOffset(), in.getStringLength());
                if (value != null) {
                    return value;
                }
            }
            if (in.isNaN()) {
                throw Decoding.unreadable(in, "a finite number");
            }
        } else if (token != JsonToken.VALUE_NUMBER_INT) {
            throw Decoding.wrongType(in, "a number");
        }
        return in.getDecimalValue();
    }

    /** Null for an exponent, for many digits, and for what is no number. */
    private static @Nullable BigDecimal parse(char[] text, int from, int length) {
        if (length > MAX_DIGITS) {
            return null;
        }
        int to = from + length;
        int at = text[from] == '-' ? from + 1 : from;
        int point = to;
        long unscaled = 0;
        for (; at < to; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                unscaled = unscaled * 10 + digit;
            } else if (text[at] == '.' && point == to) {
                point = at + 1;
            } else {
                return null;
            }
        }
        return BigDecimal.valueOf(text[from] == '-' ? -unscaled : unscaled, to - point);
    }

    public static void write(BigDecimal value, JsonGenerator out) {
        out.writeNumber(value);
    }
}
