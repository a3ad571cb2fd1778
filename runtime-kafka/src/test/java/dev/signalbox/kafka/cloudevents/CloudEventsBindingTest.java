package dev.signalbox.kafka.cloudevents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.EmitOptions;
import dev.signalbox.EventContext;
import dev.signalbox.brokers.KafkaBroker;
import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.wire.WireFormat;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.core.message.MessageReader;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.cloudevents.kafka.CloudEventSerializer;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The CloudEvents project's own Kafka binding reads what we emit, and we read what it sends, over a broker. */
@Timeout(60)
class CloudEventsBindingTest {

    private static final Instant AT = Instant.parse("2026-03-02T09:30:00.123456Z");
    private static final CargoLoaded CARGO = new CargoLoaded("Ærø 7", 40);

    private static KafkaBroker broker;

    /** What a handler was called with. */
    private record Seen(CargoLoaded event, EventContext context) {}

    @BeforeAll
    static void startABroker() {
        broker = KafkaBroker.start(Map.of());
    }

    @AfterAll
    static void endIt() {
        broker.close();
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void theirDeserializerReadsWhatWeEmit(Encoding mode) {
        emit(mode, "read-by-deserializer-" + mode);

        ConsumerRecord<String, CloudEvent> read = first("read-by-deserializer-" + mode, new CloudEventDeserializer());

        assertThat(read.key()).isEqualTo(CARGO.ship());
        assertOurs(read.value());
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void theirMessageFactoryReadsWhatWeEmit(Encoding mode) {
        emit(mode, "read-by-factory-" + mode);

        MessageReader reader =
                KafkaMessageFactory.createReader(first("read-by-factory-" + mode, new ByteArrayDeserializer()));

        assertThat(reader.getEncoding()).isEqualTo(mode);
        assertOurs(reader.toEvent());
    }

    @Test
    void weReadWhatTheirSerializerWrites() throws InterruptedException {
        BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
        try (Signalbox box = box(WireFormat.cloudEvents())) {
            box.subscribe("cargo", CargoLoaded.class, (event, context) -> seen.add(new Seen(event, context)));
            box.start();
            for (Encoding mode : List.of(Encoding.BINARY, Encoding.STRUCTURED)) {
                send(mode, theirs(mode));

                assertTheirs(Objects.requireNonNull(seen.poll(30, TimeUnit.SECONDS)), mode);
            }
        }
    }

    private static void emit(Encoding mode, String topic) {
        WireFormat format = mode == Encoding.STRUCTURED ? WireFormat.cloudEventsStructured() : WireFormat.cloudEvents();
        try (Signalbox box = box(format)) {
            box.start();
            box.emitter()
                    .emit(
                            CARGO,
                            EmitOptions.builder()
                                    .id("our id")
                                    .topic(topic)
                                    .time(AT)
                                    .build())
                    .join();
        }
    }

    private static Signalbox box(WireFormat format) {
        return Signalbox.create(
                SignalboxOptions.builder("harbour")
                        .transport(KafkaTransport.builder(broker.address()).build())
                        .wireFormat(format)
                        .build(),
                new CargoEvents_Table());
    }

    private static <V> ConsumerRecord<String, V> first(String topic, Deserializer<V> deserializer) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.address(), "group.id", "theirs-" + topic, "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, V> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), deserializer)) {
            consumer.subscribe(List.of(topic));
            while (true) {
                for (ConsumerRecord<String, V> each : consumer.poll(Duration.ofSeconds(1))) {
                    return each;
                }
            }
        }
    }

    private static void send(Encoding mode, CloudEvent event) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                broker.address(),
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                CloudEventSerializer.class,
                CloudEventSerializer.ENCODING_CONFIG,
                mode,
                CloudEventSerializer.EVENT_FORMAT_CONFIG,
                JsonFormat.CONTENT_TYPE);
        try (KafkaProducer<String, CloudEvent> producer = new KafkaProducer<>(settings)) {
            var unused = producer.send(new ProducerRecord<>("cargo", CARGO.ship(), event));
        }
    }

    private static CloudEvent theirs(Encoding mode) {
        return CloudEventBuilder.v1()
                .withId("their " + mode)
                .withType("cargo_loaded")
                .withSource(URI.create("urn:theirs"))
                .withTime(AT.atOffset(ZoneOffset.ofHours(2)))
                .withSubject("crate")
                .withExtension("sequence", 5)
                .withData("application/json", "{\"ship\":\"Ærø 7\",\"tons\":40}".getBytes(UTF_8))
                .build();
    }

    private static void assertOurs(CloudEvent event) {
        assertThat(event.getId()).isEqualTo("our id");
        assertThat(event.getType()).isEqualTo("cargo_loaded");
        assertThat(event.getSource()).isEqualTo(URI.create("harbour"));
        assertThat(Objects.requireNonNull(event.getTime()).toInstant()).isEqualTo(AT);
        assertThat(event.getSubject()).isEqualTo(CARGO.ship());
        assertThat(event.getExtension("partitionkey")).isEqualTo(CARGO.ship());
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(new String(Objects.requireNonNull(event.getData()).toBytes(), UTF_8))
                .isEqualTo("{\"ship\":\"Ærø 7\",\"tons\":40}");
    }

    private static void assertTheirs(Seen seen, Encoding mode) {
        assertThat(seen.event()).isEqualTo(CARGO);
        assertThat(seen.context().id()).isEqualTo("their " + mode);
        assertThat(seen.context().source()).isEqualTo("urn:theirs");
        assertThat(seen.context().time()).isEqualTo(AT);
        assertThat(seen.context().key()).isEqualTo(CARGO.ship());
        assertThat(seen.context().headers().first("sequence")).hasValue("5");
        assertThat(seen.context().headers().first("subject")).hasValue("crate");
    }
}
