package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.SignalboxException;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Worker;
import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.runtime.Signalbox;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Groups that begin with what comes, or where they are told to; and whose place is gone. */
class LatestTest {

    @RegisterExtension
    private static final SharedBroker broker = new SharedBroker();

    @TempDir
    private Path folder;

    private Path journal;
    private FileChannel file;

    @BeforeEach
    void begin() {
        journal = folder.resolve("journal");
        file = Journal.open(journal);
        broker.view().create("jobs", 1);
    }

    @ParameterizedTest
    @ArgumentsSource(GroupProtocols.class)
    void whatIsStillThereIsReadWhereThePlaceOfTheGroupWasDeleted(GroupProtocol protocol) {
        String group = "retention-" + protocol;
        emit(0, 3);
        try (Signalbox box = start(protocol, group, "latest", 1_000)) {
            emit(3, 8);
            Jobs.await(journal, 5);
            assertThat(box.stats().received()).isEqualTo(5);
        }
        emit(8, 38);
        broker.view().deleteBefore("jobs", 33);
        awaitJobs(protocol, group, 10);
        broker.view().deleteBefore("jobs", 38);
        try (Signalbox box = start(protocol, group, "latest", 1_000)) {
            assertThat(box.stats().received()).isZero();
        }
        emit(38, 43);
        awaitJobs(protocol, group, 15);
        assertSettled(3, 8, 33, 43);
    }

    /** The place of a group that has read nothing yet is deleted before it comes back. */
    @ParameterizedTest
    @EnumSource(GroupProtocol.class)
    void aRestartMissesNothing(GroupProtocol protocol) {
        String group = "empty-" + protocol;
        emit(0, 5);
        try (Signalbox box = start(protocol, group, "latest", 1_000)) {
            assertThat(box.stats().received()).isZero();
        }
        assertThat(broker.view().committed(group, "jobs")).isEqualTo(Map.of(0, 5L));
        emit(5, 10);
        broker.view().deleteBefore("jobs", 7);
        awaitJobs(protocol, group, 3);
        emit(10, 12);
        awaitJobs(protocol, group, 5);
        assertSettled(7, 12, 7, 12);
    }

    @ParameterizedTest
    @ArgumentsSource(GroupProtocols.class)
    void partitionsThatComeLaterAreReadFromTheirBeginning(GroupProtocol protocol) {
        String group = "grown-" + protocol;
        emit(0, 20);
        try (Signalbox box = start(protocol, group, "latest", 3_000)) {
            broker.view().grow("jobs", 4);
            emit(20, 60);
            Jobs.await(journal, 40);
            assertThat(box.stats().received()).isEqualTo(40);
        }
        broker.view().grow("jobs", 8);
        emit(60, 100);
        try (Signalbox box = start(protocol, group, "latest", 3_000)) {
            Jobs.await(journal, 80);
            assertThat(box.stats().received()).isEqualTo(40);
        }
        assertSettled(20, 100, 20, 100);
    }

    @ParameterizedTest
    @EnumSource(GroupProtocol.class)
    void whereNoPlaceIsAllowedToBeChosenTheSubscriptionEndsAndSaysSo(GroupProtocol protocol) {
        String group = "none-" + protocol;
        emit(0, 10);
        try (Signalbox box = start(protocol, group, "earliest", 1_000)) {
            Jobs.await(journal, 10);
            assertThat(box.stats().received()).isEqualTo(10);
        }
        emit(10, 20);
        broker.view().deleteBefore("jobs", 15);
        try (Signalbox box = box(protocol, group, "none", 1_000)) {
            if (starts(box)) {
                Await.until(
                        () -> "the end of the subscription; " + box.stats(),
                        () -> box.stats().subscriptionFailures() == 1);
            }
        }
        assertSettled(0, 10, 0, 10);
    }

    /** Starts a box that has nothing to do but what it has missed. */
    private void awaitJobs(GroupProtocol protocol, String group, int count) {
        try (Signalbox box = box(protocol, group, "latest", 1_000)) {
            box.start();
            Jobs.await(journal, count);
        }
    }

    /** It joins, and soon finds that its place is gone; which of the two is first is Kafka's. */
    private static boolean starts(Signalbox box) {
        try {
            box.start();
            return true;
        } catch (SignalboxException failure) {
            throw new AssertionError(
                    "the group has a place, so that it joins before it finds that it is gone", failure);
        }
    }

    private void assertSettled(int from, int to, int andFrom, int andTo) {
        Set<Integer> all = IntStream.concat(IntStream.range(from, to), IntStream.range(andFrom, andTo))
                .boxed()
                .collect(Collectors.toSet());
        assertThat(Jobs.settled(journal)).isEqualTo(all);
    }

    private static void emit(int from, int to) {
        Jobs.emit(broker.transport(), from, to);
    }

    private Signalbox start(GroupProtocol protocol, String group, String reset, int metadataMillis) {
        Signalbox box = box(protocol, group, reset, metadataMillis);
        box.start();
        return box;
    }

    private Signalbox box(GroupProtocol protocol, String group, String reset, int metadataMillis) {
        KafkaTransport transport = KafkaTransport.builder(broker.address())
                .groupProtocol(protocol)
                .property("auto.offset.reset", reset)
                .property("metadata.max.age.ms", metadataMillis)
                .build();
        return Worker.box(transport, group, new Journal(group, file));
    }
}
