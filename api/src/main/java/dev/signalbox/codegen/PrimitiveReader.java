package dev.signalbox.codegen;

import dev.signalbox.DecodingException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads primitives, and what boxes them, from the current token. Nothing is coerced: {@code 1.0} and
 * {@code "1"} are no integers. All throw {@link DecodingException}.
 */
public final class PrimitiveReader {

    private PrimitiveReader() {}

    public static boolean readBoolean(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_TRUE) {
            return true;
        }
        if (token == JsonToken.VALUE_FALSE) {
            return false;
        }
        throw Decoding.wrongType(in, "a boolean");
    }

    public static byte readByte(JsonParser in) {
        int value = readInt(in);
        if (value != (byte) value) {
            throw Decoding.outOfRange(in, "byte");
        }
        return (byte) value;
    }

    public static short readShort(JsonParser in) {
        int value = readInt(in);
        if (value != (short) value) {
            throw Decoding.outOfRange(in, "short");
        }
        return (short) value;
    }

    public static int readInt(JsonParser in) {
        requireInteger(in);
        return in.getIntValue();
    }

    public static long readLong(JsonParser in) {
        requireInteger(in);
        return in.getLongValue();
    }

    /** A number, or one of the texts {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}. */
    public static float readFloat(JsonParser in) {
        if (!isNumber(in)) {
            return (float) readNonFinite(in);
        }
        // Asked first: once converted, a number that was too large is infinite as well.
        if (in.isNaN()) {
            return in.getFloatValue();
        }
        float value = in.getFloatValue();
        if (!Float.isFinite(value)) {
            throw Decoding.outOfRange(in, "float");
        }
        return value;
    }

    /** A number, or one of the texts {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}. */
    public static double readDouble(JsonParser in) {
        if (!isNumber(in)) {
            return readNonFinite(in);
        }
        // Asked first: once converted, a number that was too large is infinite as well.
        if (in.isNaN()) {
            return in.getDoubleValue();
        }
        double value = in.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw Decoding.outOfRange(in, "double");
        }
        return value;
    }

    /** A text of one UTF-16 unit. */
    public static char readChar(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw Decoding.wrongType(in, "a text of one character");
        }
        char[] text = in.getStringCharacters();
        if (in.getStringLength() != 1) {
            throw Decoding.unreadable(in, "a text of one character");
        }
        return text[in.getStringOffset()];
    }

    private static void requireInteger(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw Decoding.wrongType(in, "an integer");
        }
    }

    private static boolean isNumber(JsonParser in) {
        JsonToken token = in.currentToken();
        return token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT;
    }

    private static double readNonFinite(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw Decoding.wrongType(in, "a number");
        }
        return switch (in.getString()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw Decoding.wrongType(in, "a number");
        };
    }
}
