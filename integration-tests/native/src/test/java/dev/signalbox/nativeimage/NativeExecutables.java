package dev.signalbox.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.brokers.KafkaBroker;
import dev.signalbox.brokers.RabbitMqBroker;
import dev.signalbox.recorder.RunningProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The samples as native executables, over memory, Kafka and RabbitMQ. No test that always runs, by its name:
 * they are built by the profile {@code native}, on machines with GraalVM.
 */
class NativeExecutables {

    private static final Path SAMPLES = Path.of("../../samples");

    @Test
    void quickstart() throws InterruptedException {
        try (RunningProgram quickstart =
                start("quickstart", SAMPLES.resolve("quickstart/orders.ndjson").toString())) {
            SampleOutput.awaitQuickstart(quickstart);
        }
    }

    @Test
    void ordersInMemory() throws InterruptedException {
        try (RunningProgram orders = start("orders-memory", "all")) {
            SampleOutput.awaitOrders(orders);
        }
    }

    @Test
    void ordersOverKafka() throws InterruptedException {
        try (KafkaBroker broker = KafkaBroker.start(Map.of());
                RunningProgram orders = start("orders-kafka", "-Dbroker=" + broker.address(), "all")) {
            SampleOutput.awaitOrders(orders);
        }
    }

    @Test
    void ordersOverRabbitMq() throws InterruptedException {
        try (RabbitMqBroker broker = RabbitMqBroker.start(List.of());
                RunningProgram orders = start("orders-rabbitmq", "-Dbroker=" + broker.uri(), "all")) {
            SampleOutput.awaitOrders(orders);
        }
    }

    private static RunningProgram start(String sample, String... arguments) {
        Path executable = SAMPLES.resolve(sample).resolve("target/signalbox-" + sample);
        assertThat(executable)
                .as("the executable of %s, which mvn -Pnative builds (docs/native-image.md)", sample)
                .isExecutable();
        List<String> command = new ArrayList<>();
        command.add(executable.toString());
        command.addAll(List.of(arguments));
        return RunningProgram.start(Path.of("target/executables", sample + ".log"), command);
    }
}
