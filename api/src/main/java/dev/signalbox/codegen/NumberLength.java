package dev.signalbox.codegen;

import java.math.BigInteger;
import tools.jackson.core.JsonGenerator;

/** Readers limit the digits of a number, since long ones take a time that grows with their square. */
final class NumberLength {

    /** No more than 301 digits, which every reader takes. */
    private static final int SURELY_SHORT_BITS = 1_000;

    private NumberLength() {}

    /**
     * Refuses a number with too many digits.
     *
     * @param number what is written
     * @param digits its digits, without regard to where the point stands
     */
    static void check(Number number, BigInteger digits, JsonGenerator out) {
        if (digits.bitLength() > SURELY_SHORT_BITS) {
            int longest = Encoding.readerLimits(out).getMaxNumberLength();
            int length = lengthOf(number.toString());
            if (length > longest) {
                throw Encoding.refused(
                        out,
                        "the number has " + length + " digits, and its reader takes " + longest
                                + " at most: send it as a text");
            }
        }
    }

    /** As readers count, without sign and point. */
    private static int lengthOf(String number) {
        return number.length() - (number.startsWith("-") ? 1 : 0) - (number.indexOf('.') > 0 ? 1 : 0);
    }
}
