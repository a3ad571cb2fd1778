package dev.signalbox.runtime.wire;

import static dev.signalbox.runtime.wire.Envelopes.ARRIVED;
import static dev.signalbox.runtime.wire.Envelopes.EMITTED;
import static dev.signalbox.runtime.wire.Envelopes.envelope;
import static dev.signalbox.runtime.wire.Envelopes.json;
import static dev.signalbox.runtime.wire.Envelopes.message;
import static dev.signalbox.runtime.wire.Envelopes.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.DecodingException;
import dev.signalbox.EmitException;
import dev.signalbox.Headers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsBinaryTest {

    private final WireFormat format = WireFormat.cloudEvents();

    @Test
    void kafkaHeadersAreThoseOfTheBinding() {
        WireMessage message = format.encode(json("{\"a\":1}"), "ce_");

        assertThat(message.key()).isEqualTo("user 7");
        assertThat(message.body()).isEqualTo(utf8("{\"a\":1}"));
        assertThat(message.headers())
                .isEqualTo(Headers.of(
                        "ce_specversion", "1.0",
                        "ce_id", "id-1",
                        "ce_type", "user_registered",
                        "ce_source", "shop",
                        "ce_time", "2026-01-02T03:04:05.678901Z",
                        "ce_subject", "user 7",
                        "ce_partitionkey", "user 7",
                        "content-type", "application/json"));
    }

    @Test
    void amqpHeadersHaveThePrefixWithoutAColon() {
        WireMessage message = format.encode(json("{}"), "cloudEvents_");

        assertThat(message.headers().first("cloudEvents_id")).contains("id-1");
        assertThat(message.headers().first("cloudEvents_partitionkey")).contains("user 7");
        assertThat(message.headers().first("ce_id")).isEmpty();
    }

    @Test
    void withoutAKeyThereIsNeitherSubjectNorPartitionKey() {
        WireMessage message = format.encode(envelope(null, "application/json", utf8("{}"), Headers.empty()), "ce_");

        assertThat(message.key()).isNull();
        assertThat(message.headers().first("ce_subject")).isEmpty();
        assertThat(message.headers().first("ce_partitionkey")).isEmpty();
    }

    @Test
    void usersHeadersTravelUnderTheirOwnNames() {
        Headers headers = Headers.of("traceparent", "00-abc-def-01", "colour", "grün", "colour", "rot");

        WireMessage message = format.encode(envelope("k", "application/json", utf8("{}"), headers), "ce_");

        assertThat(message.headers().all("colour")).containsExactly("grün", "rot");
        assertThat(message.headers().first("traceparent")).contains("00-abc-def-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ce_id",
                "ce_partitionkey",
                "ce_specversion",
                "ce_datacontenttype",
                "cloudEvents_id",
                "cloudEvents_time",
                "cloudEvents:type",
                "cloudEvents:source",
                "content-type",
                "Content-Type"
            })
    void aUsersHeaderMayNotPassForTheEnvelopes(String name) {
        Envelope envelope = envelope("k", "application/json", utf8("{}"), Headers.of(name, "x"));

        assertThatThrownBy(() -> format.encode(envelope, "ce_"))
                .isInstanceOf(EmitException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_", "cloudEvents_", "cloudEvents:"})
    void whatIsWrittenIsReadBackUnderAnyPrefix(String prefix) {
        Envelope envelope = envelope("k", "application/cbor", new byte[] {0, -1, 2}, Headers.of("colour", "grün"));

        assertThat(decode(format.encode(envelope, prefix))).isEqualTo(new DecodedMessage(envelope, null));
    }

    @Test
    void attributesAreReadInAnyOrderAndTheLastOfTwoCounts() {
        DecodedMessage decoded = decode(message(
                null,
                "{}",
                Headers.of(
                        "ce_time", "2026-01-02T04:04:05.678901+01:00",
                        "ce_type", "t",
                        "content-type", "application/json",
                        "ce_id", "first",
                        "ce_source", "s",
                        "ce_specversion", "1.0",
                        "ce_id", "last")));

        assertThat(decoded.wholeEnvelope())
                .isEqualTo(
                        new Envelope("last", "t", "s", EMITTED, null, "application/json", Headers.empty(), utf8("{}")));
    }

    @Test
    void thePartitionKeyIsStrongerThanTheBrokersKeyAndThatThanTheSubject() {
        Headers required = Headers.of("ce_specversion", "1.0", "ce_id", "i", "ce_type", "t", "ce_source", "s");
        Headers subject = with(required, "ce_subject", "subject");
        Headers both = with(subject, "ce_partitionkey", "partition");

        assertThat(decode(message("broker", "", both)).envelope().key()).isEqualTo("partition");
        assertThat(decode(message("broker", "", subject)).envelope().key()).isEqualTo("broker");
        assertThat(decode(message(null, "", subject)).envelope().key()).isEqualTo("subject");
        assertThat(decode(message(null, "", required)).envelope().key()).isNull();
    }

    @Test
    void aSubjectThatIsNotTheKeyIsKeptAsAHeader() {
        Headers headers = Headers.of(
                "ce_specversion", "1.0", "ce_id", "i", "ce_type", "t", "ce_source", "s", "ce_subject", "cargo/7");

        assertThat(decode(message("broker", "", headers)).envelope().headers())
                .isEqualTo(Headers.of("subject", "cargo/7"));
        assertThat(decode(message(null, "", headers)).envelope().headers()).isEqualTo(Headers.empty());
    }

    @Test
    void extensionsAreKeptAsHeadersUnderTheirOwnNames() {
        Headers headers = Headers.of(
                "ce_specversion", "1.0",
                "ce_id", "i",
                "ce_type", "t",
                "ce_source", "s",
                "ce_dataschema", "urn:schema",
                "ce_sequence", "5",
                "mine", "x");

        assertThat(decode(message(null, "", headers)).wholeEnvelope().headers())
                .isEqualTo(Headers.of("dataschema", "urn:schema", "sequence", "5", "mine", "x"));
    }

    @Test
    void aMissingTimeIsThatOfTheArrival() {
        Headers headers = Headers.of("ce_specversion", "1.0", "ce_id", "i", "ce_type", "t", "ce_source", "s");

        assertThat(decode(message(null, "", headers)).wholeEnvelope().time()).isEqualTo(ARRIVED);
    }

    @Test
    void aStrangersMessageIsReadAsFarAsItGoes() {
        DecodedMessage decoded = decode(message("k", "hello", Headers.of("colour", "red")));

        assertThat(decoded.isWhole()).isFalse();
        assertThat(decoded.envelope())
                .isEqualTo(new Envelope("", "", "", ARRIVED, "k", "", Headers.of("colour", "red"), utf8("hello")));
        assertThatThrownBy(decoded::wholeEnvelope)
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("lacks specversion, id, source, type");
    }

    @Test
    void whatIsMissingIsNamed() {
        DecodedMessage decoded = decode(
                message(null, "", Headers.of("ce_specversion", "1.0", "ce_id", "i", "ce_type", "", "ce_source", "s")));

        assertProblem(decoded, "/type", "lacks type");
        assertThat(decoded.envelope().id()).isEqualTo("i");
    }

    @Test
    void anUnknownVersionIsAProblem() {
        DecodedMessage decoded = decode(
                message(null, "", Headers.of("ce_specversion", "0.3", "ce_id", "i", "ce_type", "t", "ce_source", "s")));

        assertProblem(decoded, "/specversion", "0.3");
    }

    @Test
    void aTimeThatIsNoneIsAProblem() {
        Headers headers = Headers.of(
                "ce_specversion", "1.0", "ce_id", "i", "ce_type", "t", "ce_source", "s", "ce_time", "yesterday");
        DecodedMessage decoded = decode(message(null, "", headers));

        assertProblem(decoded, "/time", "RFC 3339");
        assertThat(decoded.envelope().time()).isEqualTo(ARRIVED);
        assertThat(decoded.envelope().type()).isEqualTo("t");
    }

    @Test
    void theContentTypesNameMayBeInAnyCase() {
        Headers headers = Headers.of(
                "Content-Type", "text/plain", "ce_specversion", "1.0", "ce_id", "i", "ce_type", "t", "ce_source", "s");

        Envelope envelope = decode(message(null, "", headers)).wholeEnvelope();

        assertThat(envelope.contentType()).isEqualTo("text/plain");
        assertThat(envelope.headers()).isEqualTo(Headers.empty());
    }

    @Test
    void structuredModeIsReadTooWhateverTheCaseOfItsName() {
        WireMessage message = WireFormat.cloudEventsStructured().encode(json("{\"a\":1}"), "ce_");
        for (String contentType :
                List.of("application/cloudevents+json", "APPLICATION/CloudEvents+JSON;charset=utf-8")) {
            WireMessage other = new WireMessage(message.key(), Headers.of("content-type", contentType), message.body());

            assertThat(decode(other).wholeEnvelope()).isEqualTo(json("{\"a\":1}"));
        }
    }

    private DecodedMessage decode(WireMessage message) {
        return format.decode(message, ARRIVED);
    }

    private static Headers with(Headers headers, String name, String value) {
        return Headers.builder().addAll(headers).add(name, value).build();
    }

    private static void assertProblem(DecodedMessage decoded, String pointer, String text) {
        assertThat(decoded.problem()).isNotNull().hasMessageContaining(text);
        assertThat(decoded.problem().pointer()).isEqualTo(pointer);
    }
}
