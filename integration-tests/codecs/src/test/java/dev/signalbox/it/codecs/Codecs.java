package dev.signalbox.it.codecs;

import dev.signalbox.DecodingException;
import dev.signalbox.codegen.EventCodec;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** Runs codecs on documents. */
final class Codecs {

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private Codecs() {}

    static <T> byte[] write(EventCodec<T> codec, T value) {
        return write(JSON, codec, value);
    }

    static <T> byte[] write(TokenStreamFactory format, EventCodec<T> codec, T value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = format.createGenerator(ObjectWriteContext.empty(), bytes)) {
            codec.write(value, out);
        }
        return bytes.toByteArray();
    }

    static <T> T read(EventCodec<T> codec, byte[] document) {
        return read(JSON, codec, document);
    }

    static <T> T read(TokenStreamFactory format, EventCodec<T> codec, byte[] document) {
        try (JsonParser in = parser(format, document)) {
            return codec.read(in);
        }
    }

    /** Formats with a header look at it before there is a parser to give to a codec. */
    private static JsonParser parser(TokenStreamFactory format, byte[] document) {
        try {
            return format.createParser(ObjectReadContext.empty(), document);
        } catch (JacksonException noHeader) {
            throw new DecodingException("", "no " + format.getFormatName(), noHeader);
        }
    }
}
