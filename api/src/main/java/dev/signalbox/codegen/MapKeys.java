package dev.signalbox.codegen;

import dev.signalbox.DecodingException;
import java.util.UUID;
import tools.jackson.core.JsonParser;

/**
 * Reads the current property name as the key of a map. Keys of enums are {@link EnumNames#readKey}, those of
 * type String {@link JsonParser#currentName()}. All throw {@link DecodingException} at the entry.
 */
public final class MapKeys {

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

    private static DecodingException unreadable(JsonParser in, String expected) {
        return new DecodingException(Decoding.pointer(in), "expected " + expected + " as the key of a map");
    }
}
