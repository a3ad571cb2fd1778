package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.ConfigurationException;
import dev.signalbox.EmitException;
import dev.signalbox.EmitOptions;
import dev.signalbox.SignalboxException;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.Job;
import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Line;
import dev.signalbox.faults.Worker;
import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.runtime.Signalbox;
import java.nio.file.Path;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What trying again cannot help: it stops the subscription, or lets none begin, and says so. */
class FatalTest {

    @RegisterExtension
    private static final SharedBroker broker = new SharedBroker();

    @TempDir
    private Path folder;

    private Path journal;

    @BeforeEach
    void beginAJournal() {
        journal = folder.resolve("journal");
    }

    @Test
    void aMemberWhoseNameAnotherOneTakesStopsLoudly() {
        KafkaTransport transport = KafkaWorker.transport(broker.address())
                .property("group.instance.id", "pod-1")
                .build();
        try (Signalbox first = box(transport, "fenced", "first");
                Signalbox second = box(transport, "fenced", "second")) {
            first.start();
            second.start();
            Await.until(
                    () -> "the end of the first; " + first.stats(),
                    () -> first.stats().subscriptionFailures() == 1);
            emit(first);
            awaitJob();
            assertThat(Line.read(journal))
                    .anyMatch(line ->
                            line.what().equals("failed") && line.worker().equals("first"))
                    .filteredOn(Line::isSettled)
                    .allMatch(line -> line.worker().equals("second"));
            assertThat(second.stats().subscriptionFailures()).isZero();
        }
    }

    /** With the broker's own protocol it is the newcomer who has to go. */
    @Test
    void aNameThatIsTakenLetsNobodyElseJoin() {
        KafkaTransport transport = KafkaTransport.builder(broker.address())
                .groupProtocol(GroupProtocol.CONSUMER)
                .property("group.instance.id", "pod-1")
                .build();
        try (Signalbox first = box(transport, "taken", "first");
                Signalbox second = box(transport, "taken", "second")) {
            first.start();
            assertThatThrownBy(second::start)
                    .isInstanceOf(SignalboxException.class)
                    .hasMessageContainingAll(broker.address(), "taken", "pod-1");
            emit(first);
            awaitJob();
            assertThat(first.stats().subscriptionFailures()).isZero();
        }
    }

    @Test
    void aTopicThatIsMissingIsNamedWhereNoneIsToBeCreated() {
        KafkaTransport transport =
                KafkaTransport.builder(broker.address()).createTopics(false).build();
        try (Signalbox box = box(transport, "careful", "careful")) {
            assertMissing(box, "create jobs");
            assertThatThrownBy(() -> emit(box))
                    .cause()
                    .isInstanceOfSatisfying(
                            EmitException.class,
                            failure -> assertThat(failure.retriable()).isFalse())
                    .hasMessageContaining("create jobs");
            broker.view().create("jobs", 3);
            assertMissing(box, "create jobs.careful.dlq with 3 partitions");
            broker.view().create("jobs.careful.dlq", 3);
            assertMissing(box, "create jobs.careful.dlq.replay with 3 partitions");
            broker.view().create("jobs.careful.dlq.replay", 3);
            box.start();
            emit(box);
            awaitJob();
        }
    }

    private static void assertMissing(Signalbox box, String what) {
        assertThatThrownBy(box::start)
                .isInstanceOf(SignalboxException.class)
                .hasMessageContainingAll(broker.address(), what)
                .hasCauseInstanceOf(ConfigurationException.class);
    }

    private void awaitJob() {
        Await.until(() -> "a job", () -> Line.read(journal).stream().anyMatch(Line::isSettled));
    }

    private static void emit(Signalbox box) {
        box.emitter()
                .emit(
                        new Job("k", 1, 0, Job.Fate.DONE),
                        EmitOptions.builder().id("1").build())
                .join();
    }

    private Signalbox box(KafkaTransport transport, String group, String name) {
        return Worker.box(transport, group, new Journal(name, Journal.open(journal)));
    }
}
