package dev.signalbox.codegen;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;

/**
 * A codec that a user wrote, as generated ones call it: whatever goes wrong in it becomes a {@link
 * dev.signalbox.DecodingException} that points at the value in the document. The codec itself may throw what it likes,
 * with pointers from the document or from its own value. It never sees a null.
 *
 * @param <T> the type
 */
public final class HandWrittenCodec<T> implements EventCodec<T> {

    private final EventCodec<T> codec;

    /** @param codec what the user wrote; stateless */
    public HandWrittenCodec(EventCodec<T> codec) {
        this.codec = codec;
    }

    @Override
    public void write(T value, JsonGenerator out) {
        codec.write(value, out);
    }

    @Override
    public T read(JsonParser in) {
        TokenStreamContext place = placeOfValue(in);
        try {
            JsonToken first = in.currentToken() == null ? in.nextToken() : in.currentToken();
            if (first == JsonToken.VALUE_NULL) {
                throw Decoding.wrongType(in, "a value that is not null");
            }
            return codec.read(in);
        } catch (RuntimeException failure) {
            throw Decoding.failed(in, failure).inside(place.pathAsPointer().toString());
        }
    }

    /** What the value stands in. The codec does not leave the value, so that this still stands there when it fails. */
    private static TokenStreamContext placeOfValue(JsonParser in) {
        TokenStreamContext context = in.streamReadContext();
        JsonToken token = in.currentToken();
        TokenStreamContext outer = token != null && token.isStructStart() ? context.getParent() : context;
        return outer == null ? context : outer;
    }
}
