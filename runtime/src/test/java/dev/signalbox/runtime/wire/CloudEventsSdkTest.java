package dev.signalbox.runtime.wire;

import static dev.signalbox.runtime.wire.Envelopes.ARRIVED;
import static dev.signalbox.runtime.wire.Envelopes.EMITTED;
import static dev.signalbox.runtime.wire.Envelopes.envelope;
import static dev.signalbox.runtime.wire.Envelopes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Headers;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.data.BytesCloudEventData;
import io.cloudevents.core.message.MessageReader;
import io.cloudevents.core.message.impl.BaseGenericBinaryMessageReaderImpl;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The CloudEvents project's own SDK reads what we write, and we read what it writes. */
class CloudEventsSdkTest {

    private final JsonFormat sdk = new JsonFormat();

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/cbor"})
    void theSdkReadsOurStructuredMode(String contentType) {
        byte[] payload = utf8("{\"a\":1}");
        WireMessage message = WireFormat.cloudEventsStructured()
                .encode(envelope("user 7", contentType, payload, Headers.empty()), "ce_");

        assertOurs(sdk.deserialize(message.body()), contentType, payload);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/cbor"})
    void theSdkReadsOurBinaryMode(String contentType) {
        byte[] payload = utf8("{\"a\":1}");
        WireMessage message =
                WireFormat.cloudEvents().encode(envelope("user 7", contentType, payload, Headers.empty()), "ce_");

        assertOurs(new KafkaReader(message).toEvent(), contentType, payload);
    }

    @Test
    void weReadTheSdksStructuredModeWithJsonData() {
        CloudEvent event = theirs("application/json", utf8("{\"a\":1}"));

        Envelope envelope = decode(sdk.serialize(event));

        assertTheirs(envelope, "application/json", utf8("{\"a\":1}"));
    }

    @Test
    void weReadTheSdksStructuredModeWithBinaryAndWithTextData() {
        CloudEvent event = theirs("application/xml", utf8("<a/>"));

        assertTheirs(decode(sdk.serialize(event)), "application/xml", utf8("<a/>"));
        assertTheirs(decode(sdk.withForceNonJsonDataToString().serialize(event)), "application/xml", utf8("<a/>"));
        assertTheirs(
                decode(sdk.withForceJsonDataToBase64().serialize(theirs("application/json", utf8("[1]")))),
                "application/json",
                utf8("[1]"));
    }

    private static void assertOurs(CloudEvent event, String contentType, byte[] payload) {
        assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(event.getId()).isEqualTo("id-1");
        assertThat(event.getType()).isEqualTo("user_registered");
        assertThat(event.getSource()).isEqualTo(URI.create("shop"));
        assertThat(Objects.requireNonNull(event.getTime()).toInstant()).isEqualTo(EMITTED);
        assertThat(event.getSubject()).isEqualTo("user 7");
        assertThat(event.getExtension("partitionkey")).isEqualTo("user 7");
        assertThat(event.getDataContentType()).isEqualTo(contentType);
        assertThat(Objects.requireNonNull(event.getData()).toBytes()).isEqualTo(payload);
    }

    private static void assertTheirs(Envelope envelope, String contentType, byte[] payload) {
        assertThat(envelope)
                .isEqualTo(new Envelope(
                        "their id",
                        "their.type",
                        "urn:theirs",
                        EMITTED,
                        "cargo/7",
                        contentType,
                        Headers.of("sequence", "5"),
                        payload));
    }

    private static CloudEvent theirs(String contentType, byte[] payload) {
        return CloudEventBuilder.v1()
                .withId("their id")
                .withType("their.type")
                .withSource(URI.create("urn:theirs"))
                .withTime(EMITTED.atOffset(ZoneOffset.ofHours(2)))
                .withSubject("cargo/7")
                .withExtension("sequence", 5)
                .withData(contentType, payload)
                .build();
    }

    private static Envelope decode(byte[] body) {
        Headers headers = Headers.of("content-type", JsonFormat.CONTENT_TYPE);
        return WireFormat.cloudEvents()
                .decode(new WireMessage(null, headers, body), ARRIVED)
                .wholeEnvelope();
    }

    /** The SDK's binary reading, with what its Kafka binding says of headers. */
    private static final class KafkaReader extends BaseGenericBinaryMessageReaderImpl<String, String>
            implements MessageReader {

        private final Headers headers;

        KafkaReader(WireMessage message) {
            super(SpecVersion.V1, BytesCloudEventData.wrap(message.body()));
            this.headers = message.headers();
        }

        @Override
        protected boolean isContentTypeHeader(String name) {
            return name.equals("content-type");
        }

        @Override
        protected boolean isCloudEventsHeader(String name) {
            return name.startsWith("ce_");
        }

        @Override
        protected String toCloudEventsKey(String name) {
            return name.substring("ce_".length());
        }

        @Override
        protected void forEachHeader(BiConsumer<String, String> each) {
            headers.forEach(header -> each.accept(header.name(), header.value()));
        }

        @Override
        protected String toCloudEventsValue(String value) {
            return value;
        }
    }
}
