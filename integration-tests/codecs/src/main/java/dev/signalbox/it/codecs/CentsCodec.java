package dev.signalbox.it.codecs;

import dev.signalbox.DecodingException;
import dev.signalbox.codegen.EventCodec;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Cents as a text such as {@code 7c}. */
public final class CentsCodec implements EventCodec<Integer> {

    @Override
    public void write(Integer value, JsonGenerator out) {
        out.writeString(value + "c");
    }

    @Override
    public Integer read(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_STRING || !in.getString().endsWith("c")) {
            throw new DecodingException("", "expected cents such as 7c");
        }
        String text = in.getString();
        return Integer.valueOf(text.substring(0, text.length() - 1));
    }
}
