package dev.signalbox.codegen;

import tools.jackson.core.JsonGenerator;

/**
 * Writes those primitives that no method of the generator writes as the contract wants them. Integers and
 * booleans go to the generator directly.
 */
public final class PrimitiveWriter {

    private PrimitiveWriter() {}

    /** A number; what is not finite as the text {@code "NaN"}, {@code "Infinity"} or {@code "-Infinity"}. */
    public static void writeFloat(float value, JsonGenerator out) {
        if (Float.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeString(Float.toString(value));
        }
    }

    /** A number; what is not finite as the text {@code "NaN"}, {@code "Infinity"} or {@code "-Infinity"}. */
    public static void writeDouble(double value, JsonGenerator out) {
        if (Double.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeString(Double.toString(value));
        }
    }

    /** A text of one UTF-16 unit. */
    public static void writeChar(char value, JsonGenerator out) {
        out.writeString(new char[] {value}, 0, 1);
    }
}
