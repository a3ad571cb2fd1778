package dev.signalbox.it.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Emission;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.WorkerProcess;
import dev.signalbox.runtime.receive.DeadLetter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** So many dead letters that they fit into no memory, and so many topics of them that each has to be quick. */
class ManyLettersTest {

    private static final int LETTERS = 100_000;
    private static final int TOPICS = 100;

    @RegisterExtension
    private static final SharedBroker broker = new SharedBroker();

    @TempDir
    private Path folder;

    /** The processes have 256 MiB. */
    @Test
    void aHundredThousandAreListedAndTenThousandReplayedByAProcessThatIsKilledHalfWay() {
        broker.view().create(ManyLettersProgram.TOPIC, 12);
        Desk.open(broker.transport(), "g", ManyLettersProgram.TOPIC).close();
        sendLetters(ManyLettersProgram.TOPIC, LETTERS);
        try (WorkerProcess first = start(1)) {
            awaitLines(first, "listed", 1);
            awaitLines(first, "handled", ManyLettersProgram.REPLAYED / 2);
            first.kill();
        }
        Set<String> before = new HashSet<>(lines(1, "handled"));
        try (WorkerProcess second = start(2)) {
            awaitLines(second, "listed", 1);
            awaitLines(second, "replayed", 1);
            Set<String> handled = new HashSet<>(before);
            Await.until(() -> "all replays; handled are " + handled.size(), () -> {
                handled.addAll(lines(2, "handled"));
                return handled.size() >= ManyLettersProgram.REPLAYED;
            });
            end();
            second.awaitEnd();
            List<String> again = lines(2, "handled");
            again.retainAll(before);
            System.out.printf(
                    "%d letters; %d of %d replays handled when the process was killed, %d of them twice%n%s%n%s%n%s%n",
                    LETTERS,
                    before.size(),
                    ManyLettersProgram.REPLAYED,
                    again.size(),
                    lines(1, "listed"),
                    lines(2, "listed"),
                    lines(2, "replayed"));
            assertThat(handled).hasSize(ManyLettersProgram.REPLAYED);
            assertThat(lines(1, "listed").get(0)).startsWith("listed " + LETTERS + " ");
        }
    }

    @Test
    void lettersOfAHundredTopicsAreListedAndReplayedOneAfterTheOther() {
        for (int i = 0; i < TOPICS; i++) {
            broker.view().create("hundred.t" + i, 2);
        }
        try (Desk desk = Desk.open(broker.transport(), "g", "hundred.*")) {
            for (int i = 0; i < TOPICS; i++) {
                String letters = "hundred.t" + i + ".g.dlq";
                Await.until(() -> "the topic " + letters, () -> broker.view().exists(letters));
                sendLetters("hundred.t" + i, 10);
            }
            long begin = System.nanoTime();
            assertThat(desk.letters().list("hundred.*", 10_000)).hasSize(10 * TOPICS);
            Duration listed = Duration.ofNanos(System.nanoTime() - begin);
            sendLetters("hundred.t7", 2_000);
            desk.mend();
            List<DeadLetter> letters = desk.letters().list("hundred.t7", 5_000);
            begin = System.nanoTime();
            for (DeadLetter each : letters.subList(0, 100)) {
                desk.letters().replay(each).join();
            }
            Duration oneByOne = Duration.ofNanos(System.nanoTime() - begin);
            begin = System.nanoTime();
            List<CompletableFuture<Emission>> replays = new ArrayList<>();
            letters.subList(100, 1_600)
                    .forEach(each -> replays.add(desk.letters().replay(each)));
            replays.forEach(CompletableFuture::join);
            Duration together = Duration.ofNanos(System.nanoTime() - begin);
            desk.awaitHandled(1_600);
            System.out.printf(
                    "letters of %d topics listed in %s; 100 replayed one after the other in %s, 1500 together in %s%n",
                    TOPICS, listed, oneByOne, together);
            assertThat(listed).isLessThan(Duration.ofSeconds(10));
            assertThat(together.multipliedBy(10_000 / 1_500 + 1)).isLessThan(Duration.ofMinutes(1));
        }
    }

    @Test
    void runsOfLettersThatAreGoneAreLeftOutAndThoseBetweenAreNot() {
        int count = 12_000;
        Set<String> kept = Set.of("0", "6000", "11998", "11999");
        broker.view().create("runs", 1);
        try (Desk desk = Desk.open(broker.transport(), "g", "runs")) {
            sendLetters("runs", count);
            List<CompletableFuture<Void>> discards = new ArrayList<>();
            desk.letters().list("runs", count).stream()
                    .filter(letter -> !kept.contains(letter.eventId()))
                    .forEach(letter -> discards.add(desk.letters().discard(letter)));
            discards.forEach(CompletableFuture::join);
        }
        try (Desk another = Desk.open(broker.transport(), "g", "runs")) {
            long begin = System.nanoTime();
            assertThat(another.letters().list("runs", count))
                    .extracting(DeadLetter::eventId)
                    .containsExactly("0", "6000", "11998", "11999");
            long first = System.nanoTime();
            assertThat(another.letters().list("runs", count)).hasSize(4);
            System.out.printf(
                    "%d letters, %d of them gone: listed in %s by a box that has just started, then in %s%n",
                    count, count - 4, Duration.ofNanos(first - begin), Duration.ofNanos(System.nanoTime() - first));
        }
    }

    private WorkerProcess start(int number) {
        return WorkerProcess.start(ManyLettersProgram.class, broker.address(), "g", folder, number);
    }

    private void awaitLines(WorkerProcess process, String what, int count) {
        Await.until(
                () -> count + " lines '" + what + "' in " + process.journal() + "\n" + output(),
                () -> lines(process.journal(), what).size() >= count);
    }

    private List<String> lines(int number, String what) {
        return lines(folder.resolve("journal-" + number), what);
    }

    private static List<String> lines(Path file, String what) {
        try {
            return Files.exists(file)
                    ? new ArrayList<>(Files.readAllLines(file).stream()
                            .filter(line -> line.startsWith(what))
                            .toList())
                    : List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String output() {
        StringBuilder output = new StringBuilder();
        for (int i = 1; i <= 2; i++) {
            lines(folder.resolve("output-" + i), "")
                    .forEach(line -> output.append(line).append('\n'));
        }
        return output.toString();
    }

    private void end() {
        try {
            Files.createFile(folder.resolve("end"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Dead letters of the group {@code g}, of 300 bytes each. */
    @SuppressWarnings("FutureReturnValueIgnored") // closing waits, and the counts tell
    private static void sendLetters(String topic, int count) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.address(), "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                producer.send(letter(topic, i));
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> letter(String topic, int number) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                topic + ".g.dlq",
                ("key-" + number % 1_000).getBytes(UTF_8),
                ("{\"a\":\"" + "x".repeat(291) + "\"}").getBytes(UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", Integer.toString(number),
                        "ce_type", "any",
                        "ce_source", "elsewhere",
                        "content-type", "application/json",
                        "sbx_dl_reason", "REJECTED",
                        "sbx_dl_handler", "desk",
                        "sbx_dl_group", "g",
                        "sbx_dl_failed_at", "2026-01-02T03:04:05Z",
                        "sbx_dl_topic", topic)
                .forEach((name, value) -> letter.headers().add(name, value.getBytes(UTF_8)));
        return letter;
    }
}
