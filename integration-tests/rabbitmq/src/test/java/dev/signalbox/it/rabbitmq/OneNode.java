package dev.signalbox.it.rabbitmq;

import dev.signalbox.brokers.RabbitMqBroker;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One broker for all test classes, which run one after the other; whoever stops it starts it again. */
final class OneNode implements BeforeAllCallback, AutoCloseable {

    private static @Nullable RabbitMqBroker broker;

    /** The broker, while tests run. */
    static RabbitMqBroker broker() {
        return Objects.requireNonNull(broker, "starts before the tests");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).getOrComputeIfAbsent(OneNode.class, first -> {
            broker = RabbitMqBroker.start(List.of());
            return this;
        });
    }

    @Override
    public void close() {
        broker().close();
    }
}
