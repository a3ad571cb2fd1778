package dev.signalbox.runtime.wire;

import static dev.signalbox.runtime.wire.Envelopes.ARRIVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Headers;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any envelope survives either mode; any damage to it is a problem of the message, never an exception. */
class CloudEventsPropertyTest {

    private static final List<WireFormat> FORMATS =
            List.of(WireFormat.cloudEvents(), WireFormat.cloudEventsStructured());

    @Property
    void whatIsWrittenIsReadBack(@ForAll("envelopes") Envelope envelope) {
        for (WireFormat format : FORMATS) {
            for (String prefix : List.of("ce_", "cloudEvents_")) {
                WireMessage message = format.encode(envelope, prefix);

                assertThat(format.decode(message, ARRIVED)).isEqualTo(new DecodedMessage(envelope, null));
            }
        }
    }

    @Property
    void damageIsNeverAnException(@ForAll("envelopes") Envelope envelope, @ForAll long seed) {
        Random random = new Random(seed);
        WireMessage message = WireFormat.cloudEventsStructured().encode(envelope, "ce_");
        byte[] damaged = message.body().clone();
        for (int i = 0; i < 3; i++) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        WireMessage damagedMessage = new WireMessage(message.key(), message.headers(), damaged);

        assertThat(WireFormat.cloudEvents().decode(damagedMessage, ARRIVED)).isNotNull();
    }

    @Provide
    Arbitrary<Envelope> envelopes() {
        Arbitrary<String> texts = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('\n', '"', '\\', 'ü', '€', '\u2028', '\u0000')
                .ofMinLength(1)
                .ofMaxLength(20);
        Arbitrary<Instant> times = Arbitraries.longs()
                .between(0, 4_000_000_000_000L)
                .map(millis -> Instant.ofEpochMilli(millis).plusNanos(millis % 1_000_000));
        Arbitrary<Headers> headers = texts.filter(name -> CloudEventsHeaders.attribute(name) == null)
                .list()
                .ofMaxSize(4)
                .map(CloudEventsPropertyTest::headers);
        Arbitrary<Payload> payloads = Arbitraries.oneOf(
                texts.map(text -> new Payload("application/json", jsonText(text))),
                texts.map(text -> new Payload("application/vnd.shop+json; v=1", jsonText(text))),
                Arbitraries.bytes()
                        .array(byte[].class)
                        .ofMaxSize(50)
                        .filter(bytes -> bytes.length > 0)
                        .map(bytes -> new Payload("application/cbor", bytes)));
        return Combinators.combine(texts, texts, texts, times, texts.injectNull(0.3), headers, payloads)
                .as((id, type, source, time, key, user, payload) ->
                        new Envelope(id, type, source, time, key, payload.contentType, user, payload.bytes));
    }

    private static Headers headers(List<String> names) {
        Headers.Builder builder = Headers.builder();
        names.forEach(name -> builder.add(name, "value of " + name));
        return builder.build();
    }

    private static byte[] jsonText(String text) {
        return PayloadFormat.json().write(text, (value, out) -> {
            out.writeStartArray();
            out.writeString(value);
            out.writeNumber(1.5);
            out.writeEndArray();
        });
    }

    @SuppressWarnings("ArrayRecordComponent") // nobody compares payloads here
    private record Payload(String contentType, byte[] bytes) {}
}
