package dev.signalbox.codegen;

import java.util.Arrays;
import tools.jackson.core.JsonParser;

/**
 * Reads arrays of primitives from the start of an array; null reads as empty. A {@code byte[]} is {@link Base64Binary},
 * a {@code char[]} is {@link CharArrayText}.
 */
public final class PrimitiveArrays {

    private static final int FIRST_CAPACITY = 8;

    private PrimitiveArrays() {}

    public static boolean[] readBooleans(JsonParser in) {
        boolean[] values = new boolean[FIRST_CAPACITY];
        int size = 0;
        for (boolean more = Elements.first(in); more; more = Elements.next(in)) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = PrimitiveReader.readBoolean(in);
        }
        return Arrays.copyOf(values, size);
    }

    public static short[] readShorts(JsonParser in) {
        short[] values = new short[FIRST_CAPACITY];
        int size = 0;
        for (boolean more = Elements.first(in); more; more = Elements.next(in)) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = PrimitiveReader.readShort(in);
        }
        return Arrays.copyOf(values, size);
    }

    public static int[] readInts(JsonParser in) {
        int[] values = new int[FIRST_CAPACITY];
        int size = 0;
        for (boolean more = Elements.first(in); more; more = Elements.next(in)) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = PrimitiveReader.readInt(in);
        }
        return Arrays.copyOf(values, size);
    }

    public static long[] readLongs(JsonParser in) {
        long[] values = new long[FIRST_CAPACITY];
        int size = 0;
        for (boolean more = Elements.first(in); more; more = Elements.next(in)) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = PrimitiveReader.readLong(in);
        }
        return Arrays.copyOf(values, size);
    }

    public static float[] readFloats(JsonParser in) {
        float[] values = new float[FIRST_CAPACITY];
        int size = 0;
        for (boolean more = Elements.first(in); more; more = Elements.next(in)) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = PrimitiveReader.readFloat(in);
        }
        return Arrays.copyOf(values, size);
    }

    public static double[] readDoubles(JsonParser in) {
        double[] values = new double[FIRST_CAPACITY];
        int size = 0;
        for (boolean more = Elements.first(in); more; more = Elements.next(in)) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = PrimitiveReader.readDouble(in);
        }
        return Arrays.copyOf(values, size);
    }
}
