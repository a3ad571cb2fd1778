package dev.signalbox.codegen;

import dev.signalbox.DecodingException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;

/**
 * The base of generated codecs of sealed interfaces: a discriminating property names the record. It is written first and
 * read without delay where it comes first; anywhere else the object is buffered until it is found. Of several the first
 * counts.
 */
public abstract class SealedCodec<T> implements EventCodec<T> {

    private final String property;
    private final SerializedString propertyName;
    private final PropertyNameMatcher matcher;
    private final SerializedString[] subtypeNames;
    private final TextTable subtypes;
    private final String expected;

    /**
     * @param property the discriminating property
     * @param subtypes the names of the records, in the order of the indexes that the other methods use
     */
    protected SealedCodec(String property, String... subtypes) {
        this.property = property;
        this.propertyName = new SerializedString(property);
        this.matcher = PropertyNames.of(property);
        this.subtypeNames = new SerializedString[subtypes.length];
        for (int i = 0; i < subtypes.length; i++) {
            this.subtypeNames[i] = new SerializedString(subtypes[i]);
        }
        this.subtypes = new TextTable(subtypes);
        this.expected = "one of the types " + String.join(", ", subtypes);
    }

    @Override
    public final void write(T value, JsonGenerator out) {
        out.writeStartObject();
        writeProperties(value, out);
        out.writeEndObject();
    }

    @Override
    public final T read(JsonParser in) {
        try {
            PropertyNames.startObject(in);
            if (in.nextNameMatch(matcher) != 0) {
                return readBuffered(in);
            }
            in.nextToken();
            return readProperties(subtype(in), in);
        } catch (RuntimeException failure) {
            throw Decoding.failed(in, failure);
        }
    }

    /** Writes the discriminator with {@link #writeSubtype}, then the properties of the record. */
    protected abstract void writeProperties(T value, JsonGenerator out);

    /** Reads the record of that index with its codec's {@link RecordCodec#readProperties}. */
    protected abstract T readProperties(int subtype, JsonParser in);

    /** Writes the discriminator. */
    protected final void writeSubtype(int subtype, JsonGenerator out) {
        out.writeName(propertyName);
        out.writeString(subtypeNames[subtype]);
    }

    /** For the branch that the compiler wants although the interface is sealed. */
    protected static IllegalArgumentException unknownSubtype(Object value) {
        return new IllegalArgumentException("unknown subtype: " + value);
    }

    private int subtype(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw Decoding.wrongType(in, expected);
        }
        int subtype = subtypes.indexOf(in);
        if (subtype < 0) {
            throw Decoding.unreadable(in, expected);
        }
        return subtype;
    }

    private T readBuffered(JsonParser in) {
        if (in.currentToken() == JsonToken.END_OBJECT) {
            throw Decoding.missing(in, property);
        }
        if (in instanceof ObjectReplay nested) {
            nested.rewindToStart();
            return readReplayed(nested);
        }
        ObjectBuffer buffer = ObjectBuffer.take(in);
        return readReplayed(new ObjectReplay(buffer, in.streamReadContext()));
    }

    private T readReplayed(ObjectReplay replay) {
        try {
            return readProperties(subtype(replay), replay);
        } catch (RuntimeException failure) {
            throw Decoding.failed(replay, failure);
        }
    }

    /** The replay stands on the start of the object, and stays there. */
    private int subtype(ObjectReplay replay) {
        Object name = replay.find(property);
        int subtype = name instanceof String text ? subtypes.indexOf(text) : -1;
        if (subtype < 0) {
            throw refused(replay, name);
        }
        return subtype;
    }

    private DecodingException refused(ObjectReplay replay, @Nullable Object name) {
        JsonPointer place = replay.streamReadContext().pathAsPointer().appendProperty(property);
        String problem = name == null ? "a required property is missing" : "expected " + expected;
        return new DecodingException(place.toString(), problem);
    }
}
