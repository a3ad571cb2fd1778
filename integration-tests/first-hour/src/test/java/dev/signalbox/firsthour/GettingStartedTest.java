package dev.signalbox.firsthour;

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
import org.junit.jupiter.api.Timeout;

/** What the project of the page for newcomers prints is what the page says. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class GettingStartedTest {

    private static final Path PAGE = Path.of("../../docs/getting-started.md");

    /** What Maven's {@code -q} sets in a program that it runs. */
    private static final String SILENCE = "-Dorg.slf4j.simpleLogger.defaultLogLevel=error";

    @Test
    void overRabbitMq() throws IOException {
        try (RabbitMqBroker broker = RabbitMqBroker.start(List.of());
                MadeProject hello = MadeProject.run("hello", List.of("-Dbroker=" + broker.uri()), "ada@shop.example")) {
            assertThat(withoutIds(hello.linesUntil("To ada"))).isEqualTo(quoted("started"));
        }
    }

    @Test
    void overKafkaWithNothingOfItsClientsLogBetween() throws IOException {
        try (KafkaBroker broker = KafkaBroker.start(Map.of());
                MadeProject hello =
                        MadeProject.run("over-kafka", List.of("-Dbroker=" + broker.address()), "ada@shop.example")) {
            assertThat(withoutIds(hello.linesUntil("To ada"))).isEqualTo(quoted("started"));
        }
    }

    @Test
    void inMemory() throws IOException {
        try (MadeProject hello = MadeProject.run("over-memory", List.of(), "ada@shop.example")) {
            assertThat(withoutIds(hello.linesUntil("To ada"))).isEqualTo(quoted("started"));
        }
    }

    @Test
    void aBrokerThatIsMissingIsSaidAtOnceAndEndsTheProgram() throws IOException, InterruptedException {
        List<String> quoted = quoted("no broker");
        try (MadeProject hello =
                MadeProject.run("hello", List.of(SILENCE, "-Dbroker=amqp://guest:guest@localhost:5699/"))) {
            assertThat(hello.linesUntil("WARN")).containsExactly(quoted.get(0));
            assertThat(hello.linesUntil("Exception")).containsExactlyElementsOf(quoted);
            assertThat(hello.awaitEnd()).isEqualTo(1);
        }
    }

    private static List<String> quoted(String output) throws IOException {
        String mark = "<!-- output: " + output + " -->\n```text\n";
        String behind = Files.readString(PAGE).split(mark, 2)[1];
        return withoutIds(behind.substring(0, behind.indexOf("\n```")).lines().toList());
    }

    private static List<String> withoutIds(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…"))
                .toList();
    }
}
