package dev.signalbox.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.brokers.KafkaBroker;
import dev.signalbox.brokers.RabbitMqBroker;
import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.orders.emitter.Emitter;
import dev.signalbox.orders.handler.Handlers;
import dev.signalbox.rabbitmq.RabbitMqTransport;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.memory.InMemoryTransport;
import dev.signalbox.runtime.transport.Transport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The programs over each transport, on real brokers: nothing differs but the line that makes the transport. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class OrdersTest {

    @Test
    void inMemory() throws InterruptedException {
        ordersAreRetriedAndThoseThatFailedAreReplayed(new InMemoryTransport());
    }

    @Test
    void overKafka() throws InterruptedException {
        try (KafkaBroker broker = KafkaBroker.start(Map.of())) {
            ordersAreRetriedAndThoseThatFailedAreReplayed(
                    KafkaTransport.builder(broker.address()).build());
        }
    }

    @Test
    void overRabbitMq() throws InterruptedException {
        try (RabbitMqBroker broker = RabbitMqBroker.start(List.of())) {
            ordersAreRetriedAndThoseThatFailedAreReplayed(
                    RabbitMqTransport.builder(broker.uri()).build());
        }
    }

    private static void ordersAreRetriedAndThoseThatFailedAreReplayed(Transport transport) throws InterruptedException {
        Lines handled = new Lines();
        try (Signalbox box = Handlers.box(transport, false, handled)) {
            box.start();
            Lines emitted = new Lines();
            Emitter.emit(transport, 8, emitted);
            assertThat(emitted.await(8, "emitted to orders")).hasSize(8);

            assertThat(handled.await(8, "bookkeeping has billed")).doesNotHaveDuplicates();
            assertThat(handled.await(5, "warehouse has packed"))
                    .contains("warehouse has packed order 1: 2 x tea for Łukasz");
            assertThat(handled.await(3, "warehouse gives up"))
                    .containsExactlyInAnyOrder(
                            "warehouse gives up for Hương, a dead letter, REJECTED",
                            "warehouse gives up for Hương, a dead letter, HANDLER_FAILED",
                            "warehouse gives up for Ada, a dead letter, HANDLER_FAILED");
            assertThat(handled.await(1, "warehouse has failed for Łukasz"))
                    .containsExactly("warehouse has failed for Łukasz, attempt 1: The lift stands still");
        }

        Lines replayed = new Lines();
        try (Signalbox box = Handlers.box(transport, true, replayed)) {
            box.start();
            Handlers.replay(box.deadLetters(), replayed);
            assertThat(replayed.await(2, "warehouse has packed"))
                    .containsExactlyInAnyOrder(
                            "warehouse has packed order 2: 3 x kettle for Hương",
                            "warehouse has packed order 6: 1 x kettle for Ada");
            assertThat(replayed.await(3, "dead letter of warehouse"))
                    .contains("dead letter of warehouse for Hương after attempt 1: There is nothing to pack");
            assertThat(box.deadLetters().list("orders", 10)).hasSize(1);
        }
        assertThat(replayed.all()).noneMatch(line -> line.startsWith("bookkeeping"));
    }
}
