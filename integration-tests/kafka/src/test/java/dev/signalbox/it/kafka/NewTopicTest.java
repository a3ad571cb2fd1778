package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.EmitOptions;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.Job;
import dev.signalbox.faults.JobEvents_Table;
import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Line;
import dev.signalbox.faults.Worker;
import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A topic is deleted while a group reads it, and made anew, so that its offsets begin again. */
class NewTopicTest {

    private static final int BEFORE = 50;

    /** Fewer than there were in any partition: of a log that is longer the client would miss the beginning. */
    private static final int AFTER = 3;

    @RegisterExtension
    private static final SharedBroker broker = new SharedBroker();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(GroupProtocol.class)
    void aTopicThatIsMadeAnewIsReadFromItsBeginning(GroupProtocol protocol) {
        Path journal = folder.resolve("journal");
        KafkaTransport transport = KafkaTransport.builder(broker.address())
                .groupProtocol(protocol)
                .property("metadata.max.age.ms", 1_000)
                .build();
        String group = "anew-" + protocol;
        try (Signalbox box = Worker.box(transport, group, new Journal(group, Journal.open(journal)))) {
            box.start();
            emit(0, BEFORE);
            awaitJobs(box, journal, BEFORE);
            broker.view().delete("jobs");
            broker.view().create("jobs", 4);
            emit(BEFORE, BEFORE + AFTER);
            awaitJobs(box, journal, BEFORE + AFTER);
            System.out.printf(
                    "a topic made anew under a group, protocol %s: %d jobs before, %d after, %d handed out in all%n",
                    protocol, BEFORE, AFTER, box.stats().received());
            assertThat(box.stats().subscriptionFailures()).isZero();
        }
    }

    private static void emit(int from, int to) {
        try (Signalbox emitter = Signalbox.create(
                SignalboxOptions.builder("emitter")
                        .transport(broker.transport())
                        .build(),
                new JobEvents_Table(() -> {
                    throw new AssertionError("this box does no jobs");
                }))) {
            IntStream.range(from, to)
                    .mapToObj(number -> emitter.emitter()
                            .emit(
                                    new Job("key-" + number % 20, number, 0, Job.Fate.DONE),
                                    EmitOptions.builder()
                                            .id(Integer.toString(number))
                                            .build()))
                    .toList()
                    .forEach(each -> each.join());
        }
    }

    private static void awaitJobs(Signalbox box, Path journal, int count) {
        Await.until(
                () -> count + " jobs; " + box.stats(), () -> settled(journal).size() == count);
    }

    private static Set<Integer> settled(Path journal) {
        return Line.read(journal).stream()
                .filter(Line::isSettled)
                .map(Line::job)
                .collect(Collectors.toSet());
    }
}
