package dev.signalbox.codegen;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.smile.SmileFactory;

/** The ways in which a value travels: every codec and scalar must survive each. */
enum Format {
    JSON_BYTES(new JsonFactory()),
    /** Jackson's parsers and generators of characters are classes of their own. */
    JSON_CHARACTERS(new JsonFactory()),
    CBOR(new CBORFactory()),
    SMILE(new SmileFactory());

    @SuppressWarnings("ImmutableEnumChecker") // Jackson's factories are immutable
    private final TokenStreamFactory factory;

    Format(TokenStreamFactory factory) {
        this.factory = factory;
    }

    byte[] write(Consumer<JsonGenerator> writer) {
        if (this == JSON_CHARACTERS) {
            StringWriter text = new StringWriter();
            try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), text)) {
                writer.accept(out);
            }
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
            writer.accept(out);
        }
        return bytes.toByteArray();
    }

    JsonParser parser(byte[] bytes) {
        if (this == JSON_CHARACTERS) {
            return factory.createParser(
                    ObjectReadContext.empty(), new StringReader(new String(bytes, StandardCharsets.UTF_8)));
        }
        return factory.createParser(ObjectReadContext.empty(), bytes);
    }

    /** Reads a scalar from its token. */
    <T> T read(byte[] bytes, Function<JsonParser, T> reader) {
        try (JsonParser in = parser(bytes)) {
            in.nextToken();
            return reader.apply(in);
        }
    }

    /** The bytes of a JSON document in this format. */
    byte[] of(String json) {
        if (this == JSON_BYTES || this == JSON_CHARACTERS) {
            return json.getBytes(StandardCharsets.UTF_8);
        }
        return write(out -> {
            try (JsonParser in = JSON_BYTES.parser(json.getBytes(StandardCharsets.UTF_8))) {
                while (in.nextToken() != null) {
                    out.copyCurrentEventExact(in);
                }
            }
        });
    }
}
