package dev.signalbox.codegen;

import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A {@link BigDecimal} as a number, exact and with its scale: {@code 1.50} stays {@code 1.50}. */
public final class BigDecimalNumber {

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

    public static void write(BigDecimal value, JsonGenerator out) {
        out.writeNumber(value);
    }
}
