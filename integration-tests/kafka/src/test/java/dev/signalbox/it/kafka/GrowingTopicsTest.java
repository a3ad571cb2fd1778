package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.faults.Await;
import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Line;
import dev.signalbox.faults.Worker;
import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.runtime.Signalbox;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Topics get more partitions while a group reads them, ours before the events' own. */
class GrowingTopicsTest {

    private static final int MEMBERS = 6;

    @RegisterExtension
    private static final SharedBroker broker = new SharedBroker();

    private final List<Signalbox> boxes = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void closeAll() {
        boxes.forEach(Signalbox::close);
    }

    @ParameterizedTest
    @ArgumentsSource(GroupProtocols.class)
    void noMemberEndsAndNoJobIsLost(GroupProtocol protocol) {
        Path journal = folder.resolve("journal");
        FileChannel file = Journal.open(journal);
        String group = "growing-" + protocol;
        String returns = "jobs." + group + ".dlq.replay";
        broker.view().create("jobs", 4);
        for (int i = 0; i < MEMBERS; i++) {
            KafkaTransport transport =
                    KafkaWorker.transport(broker.address(), protocol).build();
            Signalbox box = Worker.box(transport, group, new Journal(group + i, file));
            boxes.add(box);
            box.start();
        }
        Jobs.emit(broker.transport(), 0, 40);
        Jobs.await(journal, 40);
        broker.view().grow(returns, 12);
        awaitAll(group, returns);
        Jobs.emit(broker.transport(), 40, 80);
        broker.view().grow("jobs", 12);
        awaitAll(group, "jobs");
        Jobs.emit(broker.transport(), 80, 160);
        Jobs.await(journal, 160);
        assertThat(boxes).allMatch(box -> box.stats().subscriptionFailures() == 0);
        assertThat(Line.read(journal)).noneMatch(line -> line.what().equals("failed"));
    }

    private static void awaitAll(String group, String topic) {
        Await.until(
                () -> "12 partitions of " + topic + "; there are "
                        + broker.view().members(group, topic),
                () -> broker.view().members(group, topic).values().stream()
                                .mapToLong(Long::longValue)
                                .sum()
                        == 12);
    }
}
