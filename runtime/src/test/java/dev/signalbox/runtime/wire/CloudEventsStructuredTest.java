package dev.signalbox.runtime.wire;

import static dev.signalbox.runtime.wire.Envelopes.ARRIVED;
import static dev.signalbox.runtime.wire.Envelopes.envelope;
import static dev.signalbox.runtime.wire.Envelopes.json;
import static dev.signalbox.runtime.wire.Envelopes.message;
import static dev.signalbox.runtime.wire.Envelopes.structured;
import static dev.signalbox.runtime.wire.Envelopes.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.EmitException;
import dev.signalbox.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsStructuredTest {

    private static final String REQUIRED = "\"specversion\":\"1.0\",\"id\":\"i\",\"type\":\"t\",\"source\":\"s\"";

    private final WireFormat format = WireFormat.cloudEventsStructured();

    @Test
    void aJsonPayloadStandsInTheDocumentByteForByte() {
        WireMessage message = format.encode(json("{ \"a\" : 1.50 }"), "ce_");

        assertThat(message.headers()).isEqualTo(Headers.of("content-type", "application/cloudevents+json"));
        assertThat(message.key()).isEqualTo("user 7");
        assertThat(new String(message.body(), StandardCharsets.UTF_8)).isEqualTo("""
                        {"specversion":"1.0","id":"id-1","type":"user_registered","source":"shop",\
                        "time":"2026-01-02T03:04:05.678901Z","subject":"user 7","partitionkey":"user 7",\
                        "datacontenttype":"application/json","data":{ "a" : 1.50 }}""");
    }

    @Test
    void anyOtherPayloadIsBase64() {
        byte[] payload = {0, -1, 2, 3};
        WireMessage message = format.encode(envelope(null, "application/cbor", payload, Headers.empty()), "ce_");

        assertThat(new String(message.body(), StandardCharsets.UTF_8))
                .endsWith("\"datacontenttype\":\"application/cbor\",\"data_base64\":\"AP8CAw==\"}");
    }

    @Test
    void anEventWithoutDataHasNoDataMember() {
        WireMessage message = format.encode(json(""), "ce_");

        assertThat(new String(message.body(), StandardCharsets.UTF_8)).doesNotContain("data\"");
        assertThat(decode(message).wholeEnvelope()).isEqualTo(json(""));
    }

    @Test
    void dataMayBeAsDeepAndItsNumbersAsLongAsItsOwnFormatAllows() {
        for (String data : List.of(
                "[".repeat(500) + "]".repeat(500),
                "[" + "9".repeat(5_000) + "]",
                "{\"" + "k".repeat(60_000) + "\":1}")) {
            assertThat(decode(format.encode(json(data), "ce_")).wholeEnvelope()).isEqualTo(json(data));
        }
    }

    @Test
    void usersHeadersStayHeaders() {
        Envelope envelope = envelope("k", "application/json", utf8("{}"), Headers.of("colour", "grün"));

        WireMessage message = format.encode(envelope, "ce_");

        assertThat(message.headers().first("colour")).contains("grün");
        assertThat(decode(message).wholeEnvelope()).isEqualTo(envelope);
        assertThatThrownBy(() ->
                        format.encode(envelope("k", "application/json", utf8("{}"), Headers.of("ce_id", "x")), "ce_"))
                .isInstanceOf(EmitException.class);
    }

    @Test
    void theBodyCountsAndNotCopiesOfItsAttributesInHeaders() {
        WireMessage message = message(
                "k",
                "{" + REQUIRED + "}",
                Headers.of("content-type", "application/cloudevents+json", "ce_id", "other", "mine", "x"));

        Envelope envelope = decode(message).wholeEnvelope();

        assertThat(envelope.id()).isEqualTo("i");
        assertThat(envelope.headers()).isEqualTo(Headers.of("mine", "x"));
        assertThat(envelope.key()).isEqualTo("k");
    }

    @Test
    void binaryModeIsReadToo() {
        WireMessage message = WireFormat.cloudEvents().encode(json("{}"), "ce_");

        assertThat(decode(message).wholeEnvelope()).isEqualTo(json("{}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ \"a\" : [1,  2] , \"grün\" : \"\\u00fc\" }",
                "[ ]",
                "\"I'm just a string\"",
                "\"with \\\" quote\"",
                "-12.50e+3",
                "0",
                "true",
                "false",
                "null"
            })
    void jsonDataIsTheSliceOfTheDocument(String data) {
        for (String document : new String[] {
            "{" + REQUIRED + ",\"data\":" + data + "}",
            "{ \"data\" :\n\t" + data + " \r\n, " + REQUIRED + " }",
            "{\"data\":1,\"data\":" + data + "," + REQUIRED + "}",
            "\n {\"extension\":\"grün\"," + REQUIRED + ",\"data\": " + data + " }\n"
        }) {
            Envelope envelope = decode(structured(document)).wholeEnvelope();

            assertThat(new String(envelope.payload(), StandardCharsets.UTF_8))
                    .as(document)
                    .isEqualTo(data);
            assertThat(envelope.contentType()).isEqualTo("application/json");
        }
    }

    @Test
    void dataInAnotherUnicodeEncodingIsWrittenAnew() {
        String document = "{" + REQUIRED + ",\"data\": { \"a\" : \"ü\" } }";
        byte[] body = document.getBytes(StandardCharsets.UTF_16BE);
        Headers headers = Headers.of("content-type", "application/cloudevents+json; charset=utf-16");

        Envelope envelope = decode(new WireMessage(null, headers, body)).wholeEnvelope();

        assertThat(new String(envelope.payload(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":\"ü\"}");
    }

    @Test
    void aByteOrderMarkIsNoObstacle() {
        Envelope envelope = decode(structured("\uFEFF{" + REQUIRED + ",\"data\":{\"a\":1}}"))
                .wholeEnvelope();

        assertThat(new String(envelope.payload(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
    }

    @Test
    void textDataOfAnotherTypeIsItsText() {
        Envelope envelope = decode(structured("{" + REQUIRED
                        + ",\"data\":\"<much wow=\\\"xml\\\"/>\",\"datacontenttype\":\"application/xml\"}"))
                .wholeEnvelope();

        assertThat(new String(envelope.payload(), StandardCharsets.UTF_8)).isEqualTo("<much wow=\"xml\"/>");
        assertThat(envelope.contentType()).isEqualTo("application/xml");
    }

    @Test
    void jsonTypesWithASuffixAreJson() {
        Envelope envelope = decode(structured(
                        "{" + REQUIRED + ",\"data\":{\"a\":1},\"datacontenttype\":\"application/vnd.x+json; v=2\"}"))
                .wholeEnvelope();

        assertThat(envelope.payload()).isEqualTo(utf8("{\"a\":1}"));
    }

    @Test
    void attributesThatAreNullAreUnset() {
        Envelope envelope = decode(
                        structured(
                                "{" + REQUIRED
                                        + ",\"time\":null,\"subject\":null,\"unset\":null,\"data_base64\":null,\"datacontenttype\":null}"))
                .wholeEnvelope();

        assertThat(envelope.time()).isEqualTo(ARRIVED);
        assertThat(envelope.key()).isNull();
        assertThat(envelope.headers()).isEqualTo(Headers.empty());
        assertThat(envelope.payload()).isEmpty();
    }

    @Test
    void extensionsAreKeptAsHeadersWhateverTheirType() {
        Envelope envelope = decode(
                        structured("{" + REQUIRED + ",\"one\":\"grün\",\"two\":5,\"three\":true,\"odd\":{\"a\": [1]}}"))
                .wholeEnvelope();

        assertThat(envelope.headers())
                .isEqualTo(Headers.of("one", "grün", "two", "5", "three", "true", "odd", "{\"a\": [1]}"));
    }

    static Stream<Arguments> brokenDocuments() {
        return Stream.of(
                Arguments.of("", "", "no JSON object"),
                Arguments.of("[]", "", "no JSON object"),
                Arguments.of("no json", "", "no JSON document"),
                Arguments.of("{" + REQUIRED, "", "no JSON document"),
                Arguments.of("{" + REQUIRED + "} {}", "", "something follows"),
                Arguments.of("{" + REQUIRED + "} x", "", "no JSON document"),
                Arguments.of("{\"id\":\"i\"}", "/specversion", "lacks specversion, source, type"),
                Arguments.of("{" + REQUIRED + ",\"id\":5}", "/id", "no text"),
                Arguments.of("{" + REQUIRED + ",\"subject\":{}}", "/subject", "no text"),
                Arguments.of("{" + REQUIRED + ",\"time\":\"now\"}", "/time", "RFC 3339"),
                Arguments.of("{" + REQUIRED + ",\"data_base64\":\"?\"}", "/data_base64", "base64"),
                Arguments.of("{" + REQUIRED + ",\"data_base64\":5}", "/data_base64", "base64"),
                Arguments.of("{" + REQUIRED + ",\"data\":1,\"data_base64\":\"AA==\"}", "/data_base64", "both"),
                Arguments.of("{" + REQUIRED + ",\"data\":{},\"datacontenttype\":\"text/xml\"}", "/data", "text/xml"));
    }

    @ParameterizedTest
    @MethodSource("brokenDocuments")
    void aBrokenDocumentIsAProblemWithItsPlace(String document, String pointer, String text) {
        DecodedMessage decoded = decode(structured(document));

        assertThat(decoded.problem()).isNotNull().hasMessageContaining(text);
        assertThat(decoded.problem().pointer()).isEqualTo(pointer);
    }

    @Test
    void thePayloadOfADocumentThatCannotBeReadIsTheDocument() {
        DecodedMessage decoded = decode(structured("{\"type\":\"t\",\"id\":"));

        assertThat(decoded.envelope().payload()).isEqualTo(utf8("{\"type\":\"t\",\"id\":"));
        assertThat(decoded.envelope().type()).as("what came before the break").isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/cloudevents",
                "application/cloudevents+avro",
                "application/cloudevents-batch+json",
                "application/cloudevents+protobuf"
            })
    void otherEventFormatsAreAProblem(String contentType) {
        DecodedMessage decoded = decode(message(null, "{" + REQUIRED + "}", Headers.of("content-type", contentType)));

        assertThat(decoded.problem()).isNotNull().hasMessageContaining(contentType);
        assertThat(decoded.envelope().payload()).isEqualTo(utf8("{" + REQUIRED + "}"));
    }

    @Test
    void aDocumentCutAnywhereIsAProblemAndNothingElse() {
        byte[] body = format.encode(json("{\"grün\":[1,2,{\"a\":null}],\"b\":\"text\"}"), "ce_")
                .body();
        Headers headers = Headers.of("content-type", "application/cloudevents+json");
        for (int length = 0; length < body.length; length++) {
            DecodedMessage decoded = decode(new WireMessage(null, headers, Arrays.copyOf(body, length)));

            assertThat(decoded.isWhole()).as("cut at %d", length).isFalse();
        }
    }

    @Test
    void aDeepDocumentIsAProblemAndNothingElse() {
        String deep = "[".repeat(5_000_000);

        assertThat(decode(structured("{" + REQUIRED + ",\"data\":" + deep + "}"))
                        .isWhole())
                .isFalse();
    }

    private DecodedMessage decode(WireMessage message) {
        return format.decode(message, ARRIVED);
    }
}
