package dev.signalbox.it.kafka;

import dev.signalbox.brokers.KafkaBroker;
import dev.signalbox.kafka.KafkaTransport;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One broker for all tests that leave it alive. The jobs of a test are gone after it. */
final class SharedBroker implements BeforeAllCallback, AfterEachCallback {

    private @Nullable KafkaBroker broker;

    @Override
    public void beforeAll(ExtensionContext context) {
        broker = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedBroker.class))
                .getOrComputeIfAbsent(
                        KafkaBroker.class,
                        any -> KafkaBroker.start(Map.of("group.min.session.timeout.ms", "1000")),
                        KafkaBroker.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        view().delete("jobs");
    }

    String address() {
        return Objects.requireNonNull(broker).address();
    }

    BrokerView view() {
        return new BrokerView(address());
    }

    /** With nothing but defaults. */
    KafkaTransport transport() {
        return KafkaTransport.builder(address()).build();
    }
}
