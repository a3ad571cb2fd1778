package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A group has several consumers in one box. */
class ConcurrencyTest {

    private static final int CONSUMERS = 3;

    @RegisterExtension
    private static final SharedBroker broker = new SharedBroker();

    private final Chance chance = new Chance();

    @TempDir
    private Path folder;

    @Test
    void severalConsumersShareThePartitionsAndKeysKeepTheirOrder() {
        Path journal = folder.resolve("journal");
        KafkaTransport transport = KafkaTransport.builder(broker.address())
                .concurrency(CONSUMERS)
                .property("group.instance.id", "box-1")
                .build();
        try (JobStream jobs = JobStream.start(broker.transport(), chance.another(), 500, 10, true)) {
            Signalbox box = Worker.box(transport, "several", new Journal("several", Journal.open(journal)));
            box.start();
            Map<String, Long> members = new HashMap<>();
            Await.until(() -> "partitions for each; there are " + members, () -> {
                members.clear();
                members.putAll(broker.view().members("several", "jobs"));
                return members.size() == CONSUMERS && members.values().stream().allMatch(partitions -> partitions > 0);
            });
            Await.pause(chance.between(1_000, 3_000));
            jobs.stop();
            int all = jobs.confirmed().size();
            Await.until(() -> all + " jobs; " + box.stats(), () -> settled(journal) == all);
            box.close();
            List<Line> lines = Line.read(journal);
            System.out.printf(
                    "%d consumers in one box, seed %d: %d jobs, each once; partitions of each: %s%n",
                    CONSUMERS, chance.seed(), all, members.values());
            assertThat(lines.stream().filter(Line::isFirstBegin)).hasSize(all);
            Keys.assertOrderOfFirstAttempts(lines);
            Keys.assertNoOverlap(lines);
            assertThat(broker.view().committed("several", "jobs").values().stream()
                            .mapToLong(each -> each)
                            .sum())
                    .isEqualTo(all);
        }
    }

    private static long settled(Path journal) {
        return Line.read(journal).stream().filter(Line::isSettled).count();
    }
}
