package dev.signalbox.harbour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.brokers.KafkaBroker;
import dev.signalbox.brokers.RabbitMqBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, with nothing on its class path, over real brokers. */
class BrokersOnTheModulePathTest {

    @TempDir
    Path folder;

    @Test
    void overKafka() throws IOException, InterruptedException {
        try (KafkaBroker broker = KafkaBroker.start(Map.of())) {
            aShipArrives("kafka", broker.address());
        }
    }

    @Test
    void overRabbitMq() throws IOException, InterruptedException {
        try (RabbitMqBroker broker = RabbitMqBroker.start(List.of())) {
            aShipArrives("rabbitmq", broker.uri());
        }
    }

    private void aShipArrives(String... broker) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--module-path",
                        System.getProperty("harbour.module.path"),
                        "--module",
                        "dev.signalbox.harbour/dev.signalbox.harbour.Harbour",
                        broker[0],
                        broker[1])
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = program.waitFor(2, TimeUnit.MINUTES);
        program.destroyForcibly();

        List<String> lines = Files.readAllLines(output);
        assertThat(lines).contains("Unloaded [tea, tin] of the Mary");
        assertThat(ended).as("It ends by itself; it wrote %s", lines).isTrue();
        assertThat(program.exitValue()).isZero();
    }
}
