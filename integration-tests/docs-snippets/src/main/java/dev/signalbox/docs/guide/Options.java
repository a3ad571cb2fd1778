package dev.signalbox.docs.guide;

import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.rabbitmq.ExchangeType;
import dev.signalbox.rabbitmq.RabbitMqTransport;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.receive.UnroutedPolicy;
import dev.signalbox.runtime.retry.RetryPolicy;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.runtime.wire.PayloadFormat;
import dev.signalbox.runtime.wire.WireFormat;
import java.time.Duration;

/** Options as the guide shows them. */
final class Options {

    private Options() {}

    static SignalboxOptions retries(Transport transport) {
        // tag::retries[]
        return SignalboxOptions.builder("billing")
                .transport(transport)
                .retry(RetryPolicy.builder()
                        .attempts(6)
                        .delay(Duration.ofMillis(200))
                        .multiplier(2)
                        .maxDelay(Duration.ofSeconds(30))
                        .jitter(0.2)
                        .build())
                .unrouted(UnroutedPolicy.DEAD_LETTER)
                .concurrency(32)
                .maxInFlight(5_000)
                .build();
        // end::retries[]
    }

    static SignalboxOptions formats(Transport transport) {
        // tag::formats[]
        return SignalboxOptions.builder("billing")
                .transport(transport)
                .payloadFormat(PayloadFormat.cbor()) // needs tools.jackson.dataformat:jackson-dataformat-cbor
                .wireFormat("invoices.**", WireFormat.cloudEventsStructured())
                .build();
        // end::formats[]
    }

    static SignalboxOptions routes(Transport transport, Transport archive) {
        // tag::routes[]
        return SignalboxOptions.builder("billing")
                .transport(transport) // every topic
                .route("archive.**", archive) // but these
                .build();
        // end::routes[]
    }

    static SignalboxOptions kafka() {
        // tag::kafka[]
        return SignalboxOptions.builder("billing")
                .transport(KafkaTransport.builder("localhost:9092")
                        .property("compression.type", "zstd")
                        .build())
                .build();
        // end::kafka[]
    }

    static SignalboxOptions rabbitMq() {
        // tag::rabbitmq[]
        return SignalboxOptions.builder("billing")
                .transport(RabbitMqTransport.builder("amqp://guest:guest@localhost:5672/")
                        .exchange("events", ExchangeType.TOPIC)
                        .prefetch(250)
                        .build())
                .build();
        // end::rabbitmq[]
    }

    static SignalboxOptions fromEnvironment() {
        // tag::environment[]
        String broker = System.getenv().getOrDefault("BILLING_BROKER", "amqp://guest:guest@localhost:5672/");
        return SignalboxOptions.fromEnvironment("BILLING") // BILLING_APPLICATION, BILLING_EMIT_TIMEOUT, …
                .transport(RabbitMqTransport.builder(broker).build())
                .build();
        // end::environment[]
    }
}
