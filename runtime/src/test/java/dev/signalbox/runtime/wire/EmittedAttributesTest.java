package dev.signalbox.runtime.wire;

import static dev.signalbox.runtime.wire.Envelopes.ARRIVED;
import static dev.signalbox.runtime.wire.Envelopes.envelope;
import static dev.signalbox.runtime.wire.Envelopes.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.EmitException;
import dev.signalbox.Headers;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attributes of the CloudEvent that the user sets: extensions, the subject and the schema of the data. */
class EmittedAttributesTest {

    private static final Headers SET = Headers.of(
            "ce_tenant", "acme 7/ü", "ce_subject", "cargo/7", "ce_dataschema", "urn:schema:1", "colour", "red");

    @Test
    void binaryModeWritesThemAmongTheAttributes() {
        assertThat(binary("user 7", SET, "ce_").headers())
                .isEqualTo(Headers.of(
                        "ce_specversion", "1.0",
                        "ce_id", "id-1",
                        "ce_type", "user_registered",
                        "ce_source", "shop",
                        "ce_time", "2026-01-02T03:04:05.678901Z",
                        "ce_subject", "cargo/7",
                        "ce_partitionkey", "user 7",
                        "ce_tenant", "acme 7/ü",
                        "ce_dataschema", "urn:schema:1",
                        "content-type", "application/json",
                        "colour", "red"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_", "cloudEvents_", "cloudEvents:"})
    void theyGetTheTransportsPrefixWhateverTheyWereNamedUnder(String named) {
        for (String prefix : new String[] {"ce_", "cloudEvents_"}) {
            Headers written =
                    binary("k", Headers.of(named + "tenant", "acme"), prefix).headers();

            assertThat(written.all(prefix + "tenant")).containsExactly("acme");
            assertThat(written.size()).isEqualTo(9);
        }
    }

    @Test
    void structuredModeWritesThemIntoTheDocument() {
        WireMessage message = structured(SET);

        assertThat(message.headers())
                .isEqualTo(Headers.of("content-type", "application/cloudevents+json", "colour", "red"));
        assertThat(new String(message.body(), StandardCharsets.UTF_8)).isEqualTo("""
                        {"specversion":"1.0","id":"id-1","type":"user_registered","source":"shop",\
                        "time":"2026-01-02T03:04:05.678901Z","subject":"cargo/7","partitionkey":"user 7",\
                        "datacontenttype":"application/json","tenant":"acme 7/ü","dataschema":"urn:schema:1",\
                        "data":{}}""");
    }

    @Test
    void theSdkReadsThem() {
        CloudEvent event = new JsonFormat().deserialize(structured(SET).body());

        assertThat(event.getExtension("tenant")).isEqualTo("acme 7/ü");
        assertThat(event.getSubject()).isEqualTo("cargo/7");
        assertThat(event.getDataSchema()).isEqualTo(URI.create("urn:schema:1"));
        assertThat(event.getExtension("partitionkey")).isEqualTo("user 7");
    }

    @Test
    void theyComeThroughInBothModes() {
        Headers arrived = Headers.of("tenant", "acme 7/ü", "dataschema", "urn:schema:1", "colour", "red");
        for (WireMessage message :
                new WireMessage[] {binary("user 7", SET, "ce_"), binary("user 7", SET, "cloudEvents_"), structured(SET)
                }) {
            Envelope read = WireFormat.cloudEvents().decode(message, ARRIVED).wholeEnvelope();

            assertThat(read.key()).isEqualTo("user 7");
            assertThat(read.headers()).containsExactlyInAnyOrderElementsOf(with(arrived, "subject", "cargo/7"));
        }
    }

    @Test
    void theSubjectNeedsNoKey() {
        Headers written =
                binary(null, Headers.of("ce_subject", "cargo/7"), "ce_").headers();

        assertThat(written.first("ce_subject")).contains("cargo/7");
        assertThat(written.first("ce_partitionkey")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ce_Tenant, acme, lower-case letters",
        "ce_my-tenant, acme, lower-case letters",
        "ce_, acme, lower-case letters",
        "cloudEvents_tenänt, acme, lower-case letters",
        "ce_data, acme, not 'data'",
        "ce_data_base64, acme, lower-case letters",
        "ce_subject, '', not empty",
        "ce_dataschema, '', absolute URI",
        "ce_dataschema, schemas/1, absolute URI",
        "ce_dataschema, 'urn: schema', absolute URI"
    })
    void whatIsNoAttributeIsRefused(String name, String value, String why) {
        Headers headers = Headers.of(name, value);

        assertThatThrownBy(() -> binary("k", headers, "ce_"))
                .isInstanceOf(EmitException.class)
                .hasMessageContaining("The header " + name + " ")
                .hasMessageContaining(why);
        assertThatThrownBy(() -> structured(headers)).isInstanceOf(EmitException.class);
    }

    @ParameterizedTest
    @CsvSource({"ce_tenant, cloudEvents_tenant", "ce_subject, ce_subject", "ce_dataschema, cloudEvents:dataschema"})
    void anAttributeHasOneValue(String first, String second) {
        Headers headers = Headers.of(first, "urn:a", "between", "x", second, "urn:a");

        assertThatThrownBy(() -> binary("k", headers, "ce_"))
                .isInstanceOf(EmitException.class)
                .hasMessageContaining(second + " cannot be sent: an attribute has one value");
    }

    private static WireMessage binary(@Nullable String key, Headers headers, String prefix) {
        return WireFormat.cloudEvents().encode(envelope(key, "application/json", utf8("{}"), headers), prefix);
    }

    private static WireMessage structured(Headers headers) {
        return WireFormat.cloudEventsStructured()
                .encode(envelope("user 7", "application/json", utf8("{}"), headers), "ce_");
    }

    private static Headers with(Headers headers, String name, String value) {
        return Headers.builder().addAll(headers).add(name, value).build();
    }
}
