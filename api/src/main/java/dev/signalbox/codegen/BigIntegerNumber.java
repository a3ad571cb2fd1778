package dev.signalbox.codegen;

import java.math.BigInteger;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A {@link BigInteger} as a number. A fraction or an exponent is refused. */
public final class BigIntegerNumber {

    private BigIntegerNumber() {}

    /** Reads the current token; as long as {@link tools.jackson.core.StreamReadConstraints} allow. */
    public static BigInteger read(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw Decoding.wrongType(in, "an integer");
        }
        return in.getBigIntegerValue();
    }

    /**
     * Writes a number.
     *
     * @throws IllegalArgumentException if it has more digits than its reader takes
     */
    public static void write(BigInteger value, JsonGenerator out) {
        NumberLength.check(value, value, out);
        out.writeNumber(value);
    }
}
