package dev.signalbox.runtime.shop;

import dev.signalbox.DecodingException;
import dev.signalbox.codegen.EventCodec;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Writes a record as an array of its texts. */
record TextCodec<T>(Function<T, List<String>> texts, Function<List<String>, T> constructor, int size)
        implements EventCodec<T> {

    @Override
    public void write(T value, JsonGenerator out) {
        out.writeStartArray();
        texts.apply(value).forEach(out::writeString);
        out.writeEndArray();
    }

    @Override
    public T read(JsonParser in) {
        JsonToken first = in.currentToken() == null ? in.nextToken() : in.currentToken();
        if (first != JsonToken.START_ARRAY) {
            throw new DecodingException("", "an array is expected");
        }
        List<String> read = new java.util.ArrayList<>();
        while (in.nextToken() == JsonToken.VALUE_STRING) {
            read.add(in.getString());
        }
        if (read.size() != size || in.currentToken() != JsonToken.END_ARRAY) {
            throw new DecodingException("/" + read.size(), size + " texts are expected");
        }
        return constructor.apply(List.copyOf(read));
    }
}
