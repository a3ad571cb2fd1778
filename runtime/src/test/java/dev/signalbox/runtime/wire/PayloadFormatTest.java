package dev.signalbox.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.ConfigurationException;
import dev.signalbox.DecodingException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonFactory;

class PayloadFormatTest {

    static Stream<PayloadFormat> formats() {
        return Stream.of(PayloadFormat.json(), PayloadFormat.cbor(), PayloadFormat.smile());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatIsWrittenIsReadBackWhateverItsSize(PayloadFormat format) {
        for (int length : new int[] {0, 1, 100, 7_990, 8_000, 8_001, 16_000, 1_000_000}) {
            String text = "x".repeat(length) + "ü";

            byte[] payload = format.write(text, PayloadFormatTest::writeTwice);

            assertThat(format.<List<String>>read(payload, PayloadFormatTest::readTwice))
                    .containsExactly(text, text);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatFollowsTheValueIsRefused(PayloadFormat format) {
        byte[] payload = format.write("a", (text, out) -> {
            out.writeString(text);
            out.writeString(text);
        });

        assertThatThrownBy(() -> format.read(payload, PayloadFormatTest::readText))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("follows");
    }

    @Test
    void bytesOfAnotherFormatAreRefused() {
        byte[] json = PayloadFormat.json().write("text", PayloadFormatTest::writeTwice);
        byte[] cbor = PayloadFormat.cbor().write("text", PayloadFormatTest::writeTwice);

        assertThatThrownBy(() -> PayloadFormat.smile().read(json, PayloadFormatTest::readTwice))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("application/x-jackson-smile");
        assertThatThrownBy(() -> PayloadFormat.json().read(cbor, PayloadFormatTest::readTwice))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("application/json");
    }

    @Test
    void whatAWriterThrowsComesOut() {
        assertThatThrownBy(() -> PayloadFormat.json().write("text", (text, out) -> {
                    out.writeStartArray();
                    throw new IllegalArgumentException("a required component is null");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a required component is null");
    }

    @Test
    void whatAReaderThrowsComesOut() {
        byte[] payload = PayloadFormat.json().write("text", PayloadFormatTest::writeTwice);

        assertThatThrownBy(() -> PayloadFormat.json().read(payload, in -> {
                    throw new DecodingException("/at", "no timestamp");
                }))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("(at /at)");
    }

    @Test
    void contentTypesAreThoseOfTheWire() {
        assertThat(formats().map(PayloadFormat::contentType))
                .containsExactly("application/json", "application/cbor", "application/x-jackson-smile");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, application/json",
        "Application/JSON; charset=utf-8, application/json",
        "text/json, application/json",
        "application/vnd.shop.v2+json, application/json",
        "application/cbor, application/cbor",
        "application/senml+cbor, application/cbor",
        "application/x-jackson-smile, application/x-jackson-smile",
        "application/avro, application/own",
        "json, application/own",
        "application/notjson, application/own",
        "'', application/own"
    })
    void aMessagesContentTypeNamesItsFormat(String contentType, String expected) {
        PayloadFormat own = PayloadFormat.of("application/own", new JsonFactory());

        assertThat(PayloadFormat.forContentType(contentType, own).contentType()).isEqualTo(expected);
    }

    @Test
    void aFormatOfYourOwnIsPreferredForItsContentType() {
        PayloadFormat own = PayloadFormat.of("application/json", new JsonFactory());

        assertThat(PayloadFormat.forContentType("application/json;charset=UTF-8", own))
                .isSameAs(own);
        assertThat(PayloadFormat.forContentType("application/json", own)).isSameAs(own);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aFormatWithoutAContentTypeIsRefused(String contentType) {
        assertThatThrownBy(() -> PayloadFormat.of(contentType, new JsonFactory()))
                .isInstanceOf(ConfigurationException.class);
    }

    private static void writeTwice(String text, JsonGenerator out) {
        out.writeStartArray();
        out.writeString(text);
        out.writeString(text);
        out.writeEndArray();
    }

    private static List<String> readTwice(JsonParser in) {
        in.nextToken();
        in.nextToken();
        String first = in.getString();
        in.nextToken();
        String second = in.getString();
        in.nextToken();
        return List.of(first, second);
    }

    private static String readText(JsonParser in) {
        in.nextToken();
        return in.getString();
    }
}
