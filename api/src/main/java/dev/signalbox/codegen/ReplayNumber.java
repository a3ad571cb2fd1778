package dev.signalbox.codegen;

import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.io.NumberInput;

/** Conversions of the numbers in an {@link ObjectBuffer}, with the results that the original parser would give. */
final class ReplayNumber {

    private ReplayNumber() {}

    /** A number that Jackson has not parsed yet is a String; its length has been checked. */
    static Number parsed(Object value, boolean integer) {
        if (value instanceof String text) {
            return integer ? new BigInteger(text) : NumberInput.parseBigDecimal(text, false);
        }
        return (Number) value;
    }

    static double toDouble(Object value) {
        return value instanceof String text ? Double.parseDouble(text) : ((Number) value).doubleValue();
    }

    static float toFloat(Object value) {
        return value instanceof String text ? Float.parseFloat(text) : ((Number) value).floatValue();
    }

    static BigDecimal toDecimal(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (value instanceof Integer || value instanceof Long) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        return NumberInput.parseBigDecimal(value.toString(), false);
    }

    static boolean isNonFinite(Object value) {
        return (value instanceof Double wide && !Double.isFinite(wide))
                || (value instanceof Float narrow && !Float.isFinite(narrow));
    }

    static NumberType typeOf(Number number) {
        if (number instanceof Integer) {
            return NumberType.INT;
        }
        if (number instanceof Long) {
            return NumberType.LONG;
        }
        if (number instanceof BigInteger) {
            return NumberType.BIG_INTEGER;
        }
        if (number instanceof Float) {
            return NumberType.FLOAT;
        }
        return number instanceof Double ? NumberType.DOUBLE : NumberType.BIG_DECIMAL;
    }
}
