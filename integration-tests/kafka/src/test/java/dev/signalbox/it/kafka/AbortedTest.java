package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.faults.Await;
import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Worker;
import dev.signalbox.runtime.Signalbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Transactions of others that were aborted leave nothing to read, and nothing to do. */
class AbortedTest {

    private static final int ABORTED = 1_000;

    @RegisterExtension
    private static final SharedBroker broker = new SharedBroker();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(GroupProtocol.class)
    void aGroupBehindAbortedRecordsHasNoLag(GroupProtocol protocol) {
        broker.view().create("jobs", 1);
        String group = "aborted-" + protocol;
        Path journal = folder.resolve("journal");
        try (Signalbox box = Worker.box(
                KafkaWorker.transport(broker.address(), protocol).build(),
                group,
                new Journal(group, Journal.open(journal)))) {
            box.start();
            abort(); // before the first that can be read
            awaitCommitted(group, ABORTED + 1);
            Jobs.emit(broker.transport(), 0, 10);
            Jobs.await(journal, 10);
            abort();
            awaitCommitted(group, 2 * (ABORTED + 1) + 10);
        }
    }

    private static void awaitCommitted(String group, long offset) {
        Await.until(
                () -> "the offset " + offset + "; there is " + broker.view().committed(group, "jobs"),
                () -> broker.view().committed(group, "jobs").getOrDefault(0, 0L) == offset);
    }

    private static void abort() {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.address(), "transactional.id", "strangers"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = 0; i < ABORTED; i++) {
                sent.add(producer.send(new ProducerRecord<>("jobs", "{}".getBytes(StandardCharsets.UTF_8))));
            }
            producer.flush();
            assertThat(sent).allMatch(Future::isDone);
            producer.abortTransaction();
        }
    }
}
