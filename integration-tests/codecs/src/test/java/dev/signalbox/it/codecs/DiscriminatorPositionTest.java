package dev.signalbox.it.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.signalbox.DecodingException;
import dev.signalbox.it.codecs.Families.Shape;
import dev.signalbox.runtime.wire.PayloadFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.cbor.CBORMapper;
import tools.jackson.dataformat.smile.SmileMapper;

/** A sealed type is read wherever its discriminator stands, and refused wherever the document ends. */
class DiscriminatorPositionTest {

    private static final Shape CUBE =
            new Shape.Cube(3, List.of(new Shape.Circle(1, "thin"), new Shape.Cube(2, List.of(new Shape.Square(4)))));

    private static final String DOCUMENT = """
            {"kind": "cube", "unknown": [{"kind": "circle"}], "side": 3, "faces": [
              {"kind": "circle", "radius": 1, "type": "thin"},
              {"kind": "cube", "side": 2, "faces": [{"kind": "square", "side": 4}]}]}
            """;

    /** A format, and databind to write documents of it. */
    record Format(PayloadFormat payload, ObjectMapper databind) {

        Shape read(byte[] document) {
            return payload.read(document, Families_Shape_Codec.INSTANCE::read);
        }
    }

    static Stream<Format> formats() {
        return Stream.of(
                new Format(PayloadFormat.json(), new JsonMapper()),
                new Format(PayloadFormat.cbor(), new CBORMapper()),
                new Format(PayloadFormat.smile(), new SmileMapper()));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void isReadWhereverItStands(Format format) {
        for (byte[] document : documents(format)) {
            assertThat(format.read(document)).isEqualTo(CUBE);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void isRefusedWhereverTheDocumentEnds(Format format) {
        for (byte[] document : documents(format)) {
            for (int length = 0; length < document.length; length++) {
                byte[] cut = Arrays.copyOf(document, length);
                try {
                    format.read(cut);
                    fail("%s is read although only %s of %s bytes are there", format, length, document.length);
                } catch (DecodingException expected) {
                    assertThat(expected.pointer()).matches("(/.*)?");
                }
            }
        }
    }

    /** The document with the discriminators of all objects at each position. */
    private static List<byte[]> documents(Format format) {
        JsonNode first = new JsonMapper().readTree(DOCUMENT);
        List<byte[]> documents = new ArrayList<>();
        for (int position = 0; position < 4; position++) {
            documents.add(format.databind.writeValueAsBytes(moved(first, position)));
        }
        return documents;
    }

    private static JsonNode moved(JsonNode node, int position) {
        if (node.isArray()) {
            node.forEach(element -> moved(element, position));
        } else if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>(object.propertyNames());
            names.forEach(name -> moved(object.get(name), position));
            if (names.remove("kind")) {
                names.add(Math.min(position, names.size()), "kind");
                names.forEach(name -> object.set(name, object.remove(name)));
            }
        }
        return node;
    }
}
