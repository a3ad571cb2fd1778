package dev.signalbox.codegen;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Steps through the elements of an array, for loops of the form <code>
 * if (Elements.first(in)) { do { … } while (Elements.next(in)); }</code>, and through the entries of an object
 * likewise.
 */
public final class Elements {

    private Elements() {}

    /**
     * Enters the array that the parser stands on the start of.
     *
     * @return whether the parser now stands on a first element; false for an empty array, which it stands on the end
     *     of, and for null
     */
    public static boolean first(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token == JsonToken.START_ARRAY) {
            return in.nextToken() != JsonToken.END_ARRAY;
        }
        if (token == JsonToken.VALUE_NULL) {
            return false;
        }
        throw Decoding.wrongType(in, "an array");
    }

    /** Goes from the last token of an element to the next element; false where the array ends. */
    public static boolean next(JsonParser in) {
        return in.nextToken() != JsonToken.END_ARRAY;
    }

    /**
     * Enters the object that the parser stands on the start of.
     *
     * @return whether the parser now stands on the name of a first entry; false for an empty object, which it stands
     *     on the end of, and for null
     */
    public static boolean firstEntry(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return in.nextToken() != JsonToken.END_OBJECT;
        }
        if (token == JsonToken.VALUE_NULL) {
            return false;
        }
        throw Decoding.wrongType(in, "an object");
    }

    /** Goes from the last token of an entry to the name of the next; false where the object ends. */
    public static boolean nextEntry(JsonParser in) {
        return in.nextToken() != JsonToken.END_OBJECT;
    }
}
