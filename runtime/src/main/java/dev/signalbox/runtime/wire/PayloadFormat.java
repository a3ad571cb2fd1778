package dev.signalbox.runtime.wire;

import dev.signalbox.ConfigurationException;
import dev.signalbox.DecodingException;
import dev.signalbox.codegen.ReaderLimits;
import java.util.Objects;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * How the payload of an event becomes bytes: the media type, and Jackson's parser and generator for it.
 * Immutable; one instance serves all threads.
 */
public final class PayloadFormat {

    private static final PayloadFormat JSON = new PayloadFormat(
            "application/json",
            JsonFactory.builder().recyclerPool(BufferSlots.INSTANCE).build());

    private final String contentType;
    private final TokenStreamFactory factory;
    private final ObjectWriteContext readers;

    private PayloadFormat(String contentType, TokenStreamFactory factory) {
        this.contentType = contentType;
        this.factory = factory;
        this.readers = new ReaderLimits(factory.streamReadConstraints());
    }

    /** JSON, {@code application/json}; the default. */
    public static PayloadFormat json() {
        return JSON;
    }

    /**
     * CBOR, {@code application/cbor}.
     *
     * @throws ConfigurationException if {@code tools.jackson.dataformat:jackson-dataformat-cbor} is not on
     *     the class path
     */
    public static PayloadFormat cbor() {
        try {
            return CborFormat.INSTANCE;
        } catch (NoClassDefFoundError e) {
            throw missing("CBOR", "jackson-dataformat-cbor", e);
        }
    }

    /**
     * Smile, {@code application/x-jackson-smile}.
     *
     * @throws ConfigurationException if {@code tools.jackson.dataformat:jackson-dataformat-smile} is not
     *     on the class path
     */
    public static PayloadFormat smile() {
        try {
            return SmileFormat.INSTANCE;
        } catch (NoClassDefFoundError e) {
            throw missing("Smile", "jackson-dataformat-smile", e);
        }
    }

    /**
     * Another format, or one of these with settings of your own.
     *
     * @param contentType the media type that messages carry
     * @param factory makes the parsers and generators
     */
    public static PayloadFormat of(String contentType, TokenStreamFactory factory) {
        if (contentType.isBlank()) {
            throw new ConfigurationException("A payload format needs a content type");
        }
        return new PayloadFormat(contentType, Objects.requireNonNull(factory, "factory"));
    }

    /**
     * The format that a message's content type names, or the fallback where it names none that is known.
     *
     * @throws ConfigurationException if it names one whose jar is not on the class path
     */
    public static PayloadFormat forContentType(String contentType, PayloadFormat fallback) {
        if (contentType.isEmpty() || contentType.equals(fallback.contentType)) {
            return fallback;
        }
        String essence = MediaTypes.essence(contentType);
        if (essence.equals(MediaTypes.essence(fallback.contentType))) {
            return fallback;
        }
        if (MediaTypes.hasForm(essence, "json")) {
            return JSON;
        }
        if (MediaTypes.hasForm(essence, "cbor")) {
            return cbor();
        }
        return MediaTypes.hasForm(essence, "x-jackson-smile") ? smile() : fallback;
    }

    /** The media type that messages carry. */
    public String contentType() {
        return contentType;
    }

    /**
     * The bytes of one value.
     *
     * @param writer writes exactly one value; what it throws comes out
     */
    public <T> byte[] write(T value, PayloadWriter<? super T> writer) {
        PayloadOutput bytes = new PayloadOutput();
        try (JsonGenerator out = factory.createGenerator(readers, bytes)) {
            writer.write(value, out);
        }
        return bytes.toByteArray();
    }

    /**
     * How many characters a text may have that {@link #read} takes. A payload that has no more bytes holds
     * no longer one.
     */
    public int longestText() {
        return factory.streamReadConstraints().getMaxStringLength();
    }

    /**
     * The value that the bytes hold.
     *
     * @param reader reads exactly one value from a fresh parser and ends on its last token; what it throws
     *     comes out
     * @throws DecodingException if the bytes are not of this format, or hold more than the value
     */
    public <T> T read(byte[] payload, Function<? super JsonParser, ? extends T> reader) {
        try (JsonParser in = parser(payload)) {
            T value = reader.apply(in);
            if (in.nextToken() != null) {
                throw new DecodingException("", "something follows the value");
            }
            return value;
        } catch (JacksonException e) {
            throw new DecodingException("", "the payload is no " + contentType + " document", e);
        }
    }

    /**
     * A fresh parser, for the caller to close.
     *
     * @throws JacksonException if the first bytes cannot be of this format
     */
    public JsonParser parser(byte[] payload) {
        return factory.createParser(ObjectReadContext.empty(), payload);
    }

    @Override
    public String toString() {
        return contentType;
    }

    private static ConfigurationException missing(String format, String artifact, NoClassDefFoundError cause) {
        return new ConfigurationException(
                format + " payloads need the Maven artifact tools.jackson.dataformat:" + artifact
                        + ", which is not on the class path: add it to the dependencies",
                cause);
    }
}
