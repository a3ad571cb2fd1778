package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Worker;
import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.runtime.Signalbox;
import java.nio.file.Path;
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
            Jobs.emit(broker.transport(), 0, BEFORE);
            Jobs.await(journal, BEFORE);
            broker.view().delete("jobs");
            broker.view().create("jobs", 4);
            Jobs.emit(broker.transport(), BEFORE, BEFORE + AFTER);
            Jobs.await(journal, BEFORE + AFTER);
            System.out.printf(
                    "a topic made anew under a group, protocol %s: %d jobs before, %d after, %d handed out in all%n",
                    protocol, BEFORE, AFTER, box.stats().received());
            assertThat(box.stats().subscriptionFailures()).isZero();
        }
    }
}
