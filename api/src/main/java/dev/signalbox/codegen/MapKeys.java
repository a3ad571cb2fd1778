package dev.signalbox.codegen;

import dev.signalbox.DecodingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * Reads the current property name as the key of a map, and writes texts as names. Keys of enums are {@link EnumNames#readKey}, those of
 * type String {@link JsonParser#currentName()}. All throw {@link DecodingException} at the entry.
 */
public final class MapKeys {

    /** Nobody has a lower limit. */
    private static final int SURELY_SHORT = 64;

    private MapKeys() {}

    public static UUID readUuid(JsonParser in) {
        char[] name = in.currentName().toCharArray();
        UUID key = UuidText.parse(name, 0, name.length);
        if (key == null) {
            throw unreadable(in, "a UUID");
        }
        return key;
    }

    public static byte readByte(JsonParser in) {
        long key = readLong(in);
        if (key != (byte) key) {
            throw Decoding.outOfRange(in, "byte");
        }
        return (byte) key;
    }

    public static short readShort(JsonParser in) {
        long key = readLong(in);
        if (key != (short) key) {
            throw Decoding.outOfRange(in, "short");
        }
        return (short) key;
    }

    public static int readInt(JsonParser in) {
        long key = readLong(in);
        if (key != (int) key) {
            throw Decoding.outOfRange(in, "int");
        }
        return (int) key;
    }

    public static long readLong(JsonParser in) {
        String name = in.currentName();
        try {
            return Long.parseLong(name);
        } catch (NumberFormatException refused) {
            throw unreadable(in, "an integer");
        }
    }

    /**
     * Writes a text as a name.
     *
     * @throws IllegalArgumentException if it could not be read: half a surrogate pair, of which Jackson makes
     *     broken UTF-8, or too many characters
     */
    public static void write(String key, JsonGenerator out) {
        if (Encoding.halfCharacter(key) >= 0) {
            throw new IllegalArgumentException("a key of the map has half a surrogate pair at "
                    + Encoding.halfCharacter(key) + ", which no UTF-8 text can hold");
        }
        if (key.length() > SURELY_SHORT) {
            checkLength(key, out);
        }
        out.writeName(key);
    }

    /** Readers of JSON count the bytes. */
    private static void checkLength(String key, JsonGenerator out) {
        int longest = Encoding.readerLimits(out).getMaxNameLength();
        if (key.length() > longest / 3 && key.getBytes(StandardCharsets.UTF_8).length > longest) {
            throw new IllegalArgumentException("a key of the map has " + key.length()
                    + " characters, and its reader takes " + longest + " bytes at most");
        }
    }

    private static DecodingException unreadable(JsonParser in, String expected) {
        return new DecodingException(Decoding.pointer(in), "expected " + expected + " as the key of a map");
    }
}
