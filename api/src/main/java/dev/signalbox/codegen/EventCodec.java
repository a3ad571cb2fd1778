package dev.signalbox.codegen;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * Writes and reads one type, as JSON, CBOR or Smile alike. Stateless: one instance serves all threads.
 *
 * @param <T> the type; never null here, nullability belongs to the component that holds it
 */
public interface EventCodec<T> {

    /**
     * Writes exactly one value.
     *
     * @throws IllegalArgumentException if the value cannot be written, for example because a required
     *     component is null
     */
    void write(T value, JsonGenerator out);

    /**
     * Reads exactly one value from a fresh parser, or from one that stands on the value's first token;
     * ends on the value's last token.
     *
     * @throws dev.signalbox.DecodingException if what stands there is no such value
     */
    T read(JsonParser in);
}
