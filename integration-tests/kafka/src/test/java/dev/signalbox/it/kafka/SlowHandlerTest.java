package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.EmitOptions;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.Job;
import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Keys;
import dev.signalbox.faults.Line;
import dev.signalbox.faults.Worker;
import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.runtime.Signalbox;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** A handler that takes longer than Kafka waits for a consumer that does not poll. */
class SlowHandlerTest {

    private static final int MAX_POLL_MILLIS = 2_000;
    private static final int SLOW_MILLIS = 3 * MAX_POLL_MILLIS;
    private static final int QUICK = 200;

    @RegisterExtension
    private static final SharedBroker broker = new SharedBroker();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ArgumentsSource(GroupProtocols.class)
    void aSlowHandlerCostsNoMembershipAndItsEventComesOnce(GroupProtocol protocol) {
        String group = "slow-" + protocol;
        Path journal = folder.resolve("journal");
        FileChannel file = Journal.open(journal);
        try (Signalbox one = Worker.box(transport(protocol), group, new Journal("one", file));
                Signalbox other = Worker.box(transport(protocol), group, new Journal("other", file))) {
            one.start();
            other.start();
            Set<String> members = members(group);
            emit(one, new Job("slow", 0, SLOW_MILLIS, Job.Fate.DONE));
            for (int i = 1; i <= QUICK; i++) {
                emit(one, new Job("key-" + i % 20, i, 20, Job.Fate.DONE));
            }
            Await.until(
                    () -> "all jobs; there are " + Line.read(journal).size() + " lines",
                    () -> Line.read(journal).stream().filter(Line::isSettled).count() > QUICK);
            List<Line> lines = Line.read(journal);
            long before = lines.stream()
                    .takeWhile(line -> !line.isEnd() || line.job() != 0)
                    .filter(Line::isSettled)
                    .count();
            System.out.printf(
                    "a handler of %d ms, max.poll.interval.ms=%d, protocol %s: %d jobs, each once, %d of them before its end%n",
                    SLOW_MILLIS, MAX_POLL_MILLIS, protocol, QUICK + 1, before);
            assertThat(members).hasSize(2);
            assertThat(members(group)).isEqualTo(members);
            assertThat(lines.stream().filter(Line::isBegin)).hasSize(QUICK + 1);
            assertThat(before).isEqualTo(QUICK);
            assertThat(one.stats().handedBack() + other.stats().handedBack()).isZero();
            Keys.assertOrderOfFirstAttempts(lines);
        }
    }

    private static Set<String> members(String group) {
        return broker.view().members(group, "jobs").keySet();
    }

    private static KafkaTransport transport(GroupProtocol protocol) {
        KafkaTransport.Builder transport = KafkaTransport.builder(broker.address())
                .groupProtocol(protocol)
                .property("max.poll.interval.ms", MAX_POLL_MILLIS);
        if (protocol == GroupProtocol.CLASSIC) { // in which a member hears of a rebalance by its heartbeats
            transport.property("heartbeat.interval.ms", MAX_POLL_MILLIS / 10);
        }
        return transport.build();
    }

    private static void emit(Signalbox box, Job job) {
        box.emitter()
                .emit(
                        job,
                        EmitOptions.builder().id(Integer.toString(job.number())).build())
                .join();
    }
}
