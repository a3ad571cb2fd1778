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
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Something that nobody has thought of is thrown in a member's thread. */
class BrokenMemberTest {

    @RegisterExtension
    private static final SharedBroker broker = new SharedBroker();

    @TempDir
    private Path folder;

    /** Breaks rebalances off, as Kafka's client does with assignments that it does not like. */
    public static final class Breaking extends CooperativeStickyAssignor {

        private static final AtomicInteger toBreak = new AtomicInteger();

        @Override
        public String name() {
            return "breaking";
        }

        @Override
        public Map<String, List<TopicPartition>> assignPartitions(
                Map<String, List<PartitionInfo>> topics, Map<String, Subscription> subscriptions) {
            int left = toBreak.getAndUpdate(count -> Math.max(0, count - 1));
            if (left == 1) {
                throw new IllegalStateException("nobody has thought of this");
            } else if (left > 1) {
                throw new NoClassDefFoundError("nor of this");
            }
            return super.assignPartitions(topics, subscriptions);
        }
    }

    @Test
    void membersJoinAnewAndNothingIsLost() {
        Path journal = folder.resolve("journal");
        FileChannel file = Journal.open(journal);
        KafkaTransport transport = KafkaWorker.transport(broker.address())
                .property("partition.assignment.strategy", Breaking.class.getName())
                .build();
        try (Signalbox one = Worker.box(transport, "breaking", new Journal("one", file));
                Signalbox two = Worker.box(transport, "breaking", new Journal("two", file))) {
            one.start();
            Jobs.emit(broker.transport(), 0, 20);
            Jobs.await(journal, 20);
            Breaking.toBreak.set(2);
            two.start();
            Jobs.emit(broker.transport(), 20, 60);
            Jobs.await(journal, 60);
            Await.until(() -> "the second failure", () -> Breaking.toBreak.get() == 0);
            assertThat(one.stats().subscriptionFailures()).isZero();
            assertThat(two.stats().subscriptionFailures()).isZero();
            assertThat(Line.read(journal)).noneMatch(line -> line.what().equals("failed"));
        }
    }
}
