package dev.signalbox.codegen;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A {@link UUID} as its text of 36 characters. The 16 bytes that jackson-databind writes into CBOR and Smile are read as
 * well.
 */
public final class UuidText {

    private static final String EXPECTED = "a UUID of 36 characters";
    private static final int LENGTH = 36;
    private static final int BYTES = 16;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] VALUES = values();

    private UuidText() {}

    public static UUID read(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_EMBEDDED_OBJECT) {
            return ofBytes(in);
        }
        if (token != JsonToken.VALUE_STRING) {
            throw Decoding.wrongType(in, EXPECTED);
        }
        char[] text = in.getStringCharacters();
        UUID value = parse(text, in.getStringOffset(), in.getStringLength());
        if (value == null) {
            throw Decoding.unreadable(in, EXPECTED);
        }
        return value;
    }

    private static UUID ofBytes(JsonParser in) {
        byte[] bytes = in.getBinaryValue();
        if (bytes.length != BYTES) {
            throw Decoding.unreadable(in, EXPECTED + " or " + BYTES + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /** Null if the text is no UUID. */
    static @Nullable UUID parse(char[] text, int from, int length) {
        if (length != LENGTH
                || text[from + 8] != '-'
                || text[from + 13] != '-'
                || text[from + 18] != '-'
                || text[from + 23] != '-') {
            return null;
        }
        long timeLow = digits(text, from, 8);
        long timeMid = digits(text, from + 9, 4);
        long timeHigh = digits(text, from + 14, 4);
        long clock = digits(text, from + 19, 4);
        long node = digits(text, from + 24, 12);
        if ((timeLow | timeMid | timeHigh | clock | node) < 0) {
            return null;
        }
        return new UUID(timeLow << 32 | timeMid << 16 | timeHigh, clock << 48 | node);
    }

    /** Negative if one is no digit: that sets the bits above all others, where they stay. */
    private static long digits(char[] text, int from, int count) {
        long value = 0;
        for (int i = from; i < from + count; i++) {
            char digit = text[i];
            value = value << 4 | (digit < VALUES.length ? VALUES[digit] : -1);
        }
        return value;
    }

    private static byte[] values() {
        byte[] values = new byte['f' + 1];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < DIGITS.length; i++) {
            values[DIGITS[i]] = (byte) i;
            values[Character.toUpperCase(DIGITS[i])] = (byte) i;
        }
        return values;
    }

    public static void write(UUID value, JsonGenerator out) {
        out.writeString(new Hexadecimal(value));
    }

    private static final class Hexadecimal extends AsciiText {

        private final UUID value;

        Hexadecimal(UUID value) {
            this.value = value;
        }

        @Override
        int room() {
            return LENGTH;
        }

        @Override
        int format(byte[] out, int offset) {
            long high = value.getMostSignificantBits();
            long low = value.getLeastSignificantBits();
            digits(out, offset, high >>> 32, 8);
            out[offset + 8] = '-';
            digits(out, offset + 9, high >>> 16, 4);
            out[offset + 13] = '-';
            digits(out, offset + 14, high, 4);
            out[offset + 18] = '-';
            digits(out, offset + 19, low >>> 48, 4);
            out[offset + 23] = '-';
            digits(out, offset + 24, low, 12);
            return offset + LENGTH;
        }

        private static void digits(byte[] out, int offset, long value, int count) {
            long rest = value;
            for (int i = offset + count - 1; i >= offset; i--) {
                out[i] = DIGITS[(int) rest & 15];
                rest >>>= 4;
            }
        }
    }
}
