package dev.signalbox.codegen;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The tokens of one object, with their values as the parser had them: no number is rounded, and bytes stay bytes. Each
 * start knows its end, so that a nested object is skipped in one step.
 */
final class ObjectBuffer {

    private static final int FIRST_CAPACITY = 32;

    private JsonToken[] tokens = new JsonToken[FIRST_CAPACITY];
    private @Nullable Object[] values = new Object[FIRST_CAPACITY];
    private int[] ends = new int[FIRST_CAPACITY];
    private int size;

    private ObjectBuffer() {}

    /**
     * Takes an object from its first property name, where the parser stands, to its end, where the parser stands
     * afterwards.
     */
    static ObjectBuffer take(JsonParser in) {
        ObjectBuffer buffer = new ObjectBuffer();
        buffer.add(JsonToken.START_OBJECT, null);
        buffer.copy(in);
        return buffer;
    }

    /** Not recursive: the depth of the input costs no stack. */
    private void copy(JsonParser in) {
        int[] open = new int[16];
        int depth = 1;
        for (JsonToken token = in.currentToken(); ; token = in.nextToken()) {
            if (token == null) {
                throw Decoding.wrongType(in, "the end of an object");
            }
            int at = add(token, valueOf(token, in));
            if (token.isStructStart()) {
                if (depth == open.length) {
                    open = Arrays.copyOf(open, depth * 2);
                }
                open[depth++] = at;
            } else if (token.isStructEnd()) {
                ends[open[--depth]] = at;
                if (depth == 0) {
                    return;
                }
            }
        }
    }

    private int add(JsonToken token, @Nullable Object value) {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, size * 2);
            values = Arrays.copyOf(values, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        tokens[size] = token;
        values[size] = value;
        return size++;
    }

    private static @Nullable Object valueOf(JsonToken token, JsonParser in) {
        return switch (token) {
            case PROPERTY_NAME -> in.currentName();
            case VALUE_STRING -> in.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getNumberValueDeferred();
            case VALUE_EMBEDDED_OBJECT -> in.getEmbeddedObject();
            default -> null;
        };
    }

    JsonToken token(int index) {
        return tokens[index];
    }

    /**
     * A String for a name or a text; an Integer, Long, BigInteger, Float, Double or BigDecimal for a number, or a String
     * for one not parsed yet; a {@code byte[]} for bytes; null for the rest.
     */
    @Nullable
    Object value(int index) {
        return values[index];
    }

    /** The index of the end that belongs to a start. */
    int end(int start) {
        return ends[start];
    }

    /**
     * The index of the value of a property of the object that starts there; of several the first.
     *
     * @return -1 if there is no such property
     */
    int find(int start, String property) {
        int index = start + 1;
        while (tokens[index] != JsonToken.END_OBJECT) {
            int value = index + 1;
            if (property.equals(values[index])) {
                return value;
            }
            index = (tokens[value].isStructStart() ? ends[value] : value) + 1;
        }
        return -1;
    }
}
