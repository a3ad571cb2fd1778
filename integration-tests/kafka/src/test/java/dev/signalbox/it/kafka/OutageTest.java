package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.brokers.KafkaBroker;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.Chance;
import dev.signalbox.faults.JobStream;
import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Keys;
import dev.signalbox.faults.Line;
import dev.signalbox.faults.Worker;
import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.runtime.Signalbox;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker is killed and comes back, while jobs are emitted and done. */
class OutageTest {

    private static final int KILLS = 3;

    private final Chance chance = new Chance();

    @TempDir
    private Path folder;

    @Test
    void aBrokerThatIsKilledLosesNoConfirmedEvent() {
        Path journal = folder.resolve("journal");
        try (KafkaBroker broker = KafkaBroker.start(Map.of("group.min.session.timeout.ms", "1000"));
                JobStream jobs = JobStream.start(
                        KafkaTransport.builder(broker.address()).build(), chance.another(), 300, 12, true);
                Signalbox box = Worker.box(
                        KafkaWorker.transport(broker.address()).build(),
                        "outage",
                        new Journal("outage", Journal.open(journal)))) {
            box.start();
            for (int i = 0; i < KILLS; i++) {
                Await.pause(chance.between(500, 3_000));
                broker.kill();
                Await.pause(chance.between(0, 1_000));
                broker.start();
            }
            Await.pause(1_000);
            jobs.stop();
            Set<Integer> settled = new HashSet<>();
            Await.until(
                    () -> settled.size() + " of " + jobs.confirmed().size() + " confirmed jobs; " + box.stats(), () -> {
                        settled.clear();
                        Line.read(journal).stream()
                                .filter(Line::isSettled)
                                .map(Line::job)
                                .forEach(settled::add);
                        return settled.containsAll(jobs.confirmed().keySet());
                    });
            List<Line> lines = Line.read(journal);
            System.out.printf(
                    "kill -9 of the broker, %d times, seed %d: %d jobs emitted, %d confirmed, %d refused; %d done, %d of them more than once%n",
                    KILLS,
                    chance.seed(),
                    jobs.emitted(),
                    jobs.confirmed().size(),
                    jobs.failures().size(),
                    settled.size(),
                    lines.stream().filter(Line::isSettled).count() - settled.size());
            Keys.assertOrderOfFirstAttempts(lines);
            Keys.assertNoOverlap(lines);
            assertThat(lines).noneMatch(line -> line.what().equals("failed"));
            assertThat(new BrokerView(broker.address()).jobsIn("jobs.outage.dlq"))
                    .containsAll(jobs.rejected());
        }
    }
}
