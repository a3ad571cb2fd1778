package dev.signalbox.codegen;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A {@link String} or {@link CharSequence} as a text. */
public final class StringText {

    private StringText() {}

    public static String read(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw Decoding.wrongType(in, "a text");
        }
        return in.getString();
    }

    public static void write(CharSequence value, JsonGenerator out) {
        out.writeString(value.toString());
    }
}
