package dev.signalbox.codegen;

import java.util.Arrays;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A {@code char[]} as a text. */
public final class CharArrayText {

    private CharArrayText() {}

    public static char[] read(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw Decoding.wrongType(in, "a text");
        }
        char[] shared = in.getStringCharacters();
        int offset = in.getStringOffset();
        return Arrays.copyOfRange(shared, offset, offset + in.getStringLength());
    }

    public static void write(char[] value, JsonGenerator out) {
        out.writeString(value, 0, value.length);
    }
}
