package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.faults.Await;
import dev.signalbox.faults.Chance;
import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Keys;
import dev.signalbox.faults.Line;
import dev.signalbox.faults.Worker;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.receive.UnroutedPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A stranger writes to the topic what nobody can read, between jobs that are fine. */
class PoisonTest {

    private static final int MIXED = 1_500;
    private static final int UNKNOWN_IN_A_ROW = 1_000;
    private static final int KEYS = 20;

    @RegisterExtension
    private static final SharedBroker broker = new SharedBroker();

    private final Chance chance = new Chance();
    private final Map<Stranger.Kind, Integer> sent = new EnumMap<>(Stranger.Kind.class);

    @TempDir
    private Path folder;

    private int number;

    /** One group passes over what it does not know, the other keeps it as dead letters. */
    @Test
    void whatNobodyCanReadIsADeadLetterAndHoldsNothingUp() {
        Path ignoring = folder.resolve("ignoring");
        Path keeping = folder.resolve("keeping");
        try (Signalbox one = box("ignoring", UnroutedPolicy.IGNORE, ignoring);
                Signalbox other = box("keeping", UnroutedPolicy.DEAD_LETTER, keeping)) {
            one.start();
            other.start();
            write();
            int all = MIXED + UNKNOWN_IN_A_ROW;
            Await.until(
                    () -> all + " messages; " + one.stats() + ", " + other.stats(),
                    () -> one.stats().received() == all
                            && one.stats().inFlight() == 0
                            && other.stats().received() == all
                            && other.stats().inFlight() == 0);
            int fine = count(Stranger.Kind.FINE);
            int unknown = count(Stranger.Kind.UNKNOWN_TYPE);
            System.out.printf("poison, seed %d: %s; all jobs done, all else ignored or kept%n", chance.seed(), sent);
            assertThat(one.stats().handled()).isEqualTo(fine);
            assertThat(one.stats().unrouted()).isEqualTo(unknown);
            assertThat(one.stats().deadLettered()).isEqualTo(all - fine - unknown);
            assertThat(other.stats().handled()).isEqualTo(fine);
            assertThat(other.stats().deadLettered()).isEqualTo(all - fine);
            assertThat(one.stats().retries()).isZero();
            for (Path journal : List.of(ignoring, keeping)) {
                List<Line> lines = Line.read(journal);
                assertThat(lines.stream().filter(Line::isFirstBegin)).hasSize(fine);
                Keys.assertOrderOfFirstAttempts(lines);
            }
            assertKept("ignoring", all - fine - unknown);
            assertKept("keeping", all - fine);
            assertThat(other.deadLetters().list("jobs", all))
                    .hasSize(all - fine)
                    .filteredOn(letter -> letter.reason() == DeadLetter.Reason.UNROUTED)
                    .hasSize(unknown);
        }
    }

    private void write() {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.address(), "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            Stranger stranger = new Stranger(chance.another());
            for (int i = 0; i < MIXED; i++) {
                if (i == MIXED / 2) {
                    for (int j = 0; j < UNKNOWN_IN_A_ROW; j++) {
                        send(producer, stranger, Stranger.Kind.UNKNOWN_TYPE);
                    }
                }
                Stranger.Kind[] kinds = Stranger.Kind.values();
                boolean fine = chance.between(0, 1) == 0;
                send(producer, stranger, fine ? Stranger.Kind.FINE : kinds[chance.between(0, kinds.length - 1)]);
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // closing waits, and the counts tell
    private void send(KafkaProducer<byte[], byte[]> producer, Stranger stranger, Stranger.Kind kind) {
        sent.merge(kind, 1, Integer::sum);
        producer.send(stranger.record(kind, "key-" + chance.between(1, KEYS), number++));
    }

    private int count(Stranger.Kind kind) {
        return sent.getOrDefault(kind, 0);
    }

    /** Each letter has the key and the bytes that are at the place it names. */
    private static void assertKept(String group, int count) {
        Map<String, ConsumerRecord<byte[], byte[]>> originals = broker.view().records("jobs").stream()
                .collect(Collectors.toMap(record -> record.partition() + ":" + record.offset(), record -> record));
        List<ConsumerRecord<byte[], byte[]>> letters = broker.view().records("jobs." + group + ".dlq");
        assertThat(letters).hasSize(count);
        for (ConsumerRecord<byte[], byte[]> letter : letters) {
            ConsumerRecord<byte[], byte[]> original = Objects.requireNonNull(
                    originals.get(note(letter, "sbx_dl_partition") + ":" + note(letter, "sbx_dl_offset")));
            assertThat(letter.key()).isEqualTo(original.key());
            assertThat(letter.value()).isEqualTo(original.value());
            assertThat(Arrays.stream(letter.headers().toArray())
                            .filter(header -> !header.key().startsWith("sbx_dl_")))
                    .containsExactly(original.headers().toArray());
        }
    }

    private static String note(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static Signalbox box(String group, UnroutedPolicy unrouted, Path journal) {
        return Worker.box(
                SignalboxOptions.builder(group).transport(broker.transport()).unrouted(unrouted),
                new Journal(group, Journal.open(journal)));
    }
}
