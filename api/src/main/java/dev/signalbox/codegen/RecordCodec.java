package dev.signalbox.codegen;

import dev.signalbox.DecodingException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The base of generated record codecs. A subclass says what stands between the braces; the braces, and the
 * translation of every failure into a {@link DecodingException}, are here.
 */
public abstract class RecordCodec<T> implements EventCodec<T> {

    protected RecordCodec() {}

    @Override
    public final void write(T value, JsonGenerator out) {
        out.writeStartObject();
        writeDiscriminator(out);
        writeProperties(value, out);
        out.writeEndObject();
    }

    @Override
    public final T read(JsonParser in) {
        try {
            PropertyNames.startObject(in);
            return readProperties(in);
        } catch (RuntimeException failure) {
            throw Decoding.failed(in, failure);
        }
    }

    /**
     * Writes what tells the record from others of a sealed interface, where that interface says with {@code @JsonTypeInfo}
     * that its records always carry it. Nothing by default.
     */
    protected void writeDiscriminator(JsonGenerator out) {}

    /**
     * Writes the properties without the braces.
     *
     * @throws IllegalArgumentException if a required component is null
     */
    public abstract void writeProperties(T value, JsonGenerator out);

    /**
     * Reads the properties from a parser that stands on the start of an object, or on a value within it, to
     * the end of that object, and makes the record. A name that is none of the record's is skipped.
     *
     * @throws RuntimeException any: the caller translates it with {@link Decoding#failed}
     */
    public abstract T readProperties(JsonParser in);

    /**
     * The value of a component that may not be null.
     *
     * @param component with its record, as in "User.email"
     * @throws IllegalArgumentException if it is null
     */
    protected static <V> V required(@Nullable V value, String component) {
        if (value == null) {
            throw new IllegalArgumentException(component + " is required, but null");
        }
        return value;
    }

    /**
     * The value of a required property, once the object has been read.
     *
     * @throws DecodingException if the property was not there
     */
    protected static <V> V present(@Nullable V value, JsonParser in, String property) {
        if (value == null) {
            throw Decoding.missing(in, property);
        }
        return value;
    }

    /**
     * What is missing of the required primitives, once the object has been read.
     *
     * @param seen a bit for each that was there
     * @param primitives their properties, in the order of the bits
     */
    protected static DecodingException missing(JsonParser in, long seen, String... primitives) {
        return Decoding.missing(in, primitives[Long.numberOfTrailingZeros(~seen)]);
    }

    /** Whether the current value is null, as that of a nullable component may be. */
    protected static boolean isNull(JsonParser in) {
        return in.currentToken() == JsonToken.VALUE_NULL;
    }
}
