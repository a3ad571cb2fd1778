package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.faults.Await;
import dev.signalbox.faults.Chance;
import dev.signalbox.faults.Job;
import dev.signalbox.faults.JobStream;
import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Keys;
import dev.signalbox.faults.Line;
import dev.signalbox.faults.Worker;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two groups read one topic: what one of them fails at is none of the other's business. */
class GroupsTest {

    @RegisterExtension
    private static final SharedBroker broker = new SharedBroker();

    private final Chance chance = new Chance();

    /** How often the group that never fails has seen each job. */
    private final Map<String, Integer> seen = new ConcurrentHashMap<>();

    @TempDir
    private Path folder;

    @Test
    void whatOneGroupTriesAgainTheOtherSeesOnce() {
        Path journal = folder.resolve("journal");
        try (JobStream jobs = JobStream.start(broker.transport(), chance.another(), 400, 8, true);
                Signalbox failing =
                        Worker.box(broker.transport(), "failing", new Journal("failing", Journal.open(journal)));
                Signalbox watching = Signalbox.create(SignalboxOptions.builder("watching")
                        .transport(broker.transport())
                        .build())) {
            watching.subscribeAll("watch", "jobs", (event, context) -> seen.merge(context.id(), 1, Integer::sum));
            failing.start();
            watching.start();
            Await.pause(chance.between(3_000, 5_000));
            jobs.stop();
            int all = jobs.confirmed().size();
            Await.until(
                    () -> all + " jobs; " + failing.stats() + ", " + watching.stats(),
                    () -> settled(journal).size() == all && seen.size() == all);
            long again = jobs.confirmed().values().stream()
                    .filter(job -> job.fate() == Job.Fate.DONE_LATER)
                    .count();
            System.out.printf(
                    "two groups on one topic, seed %d: %d jobs; one group tried %d again and gave %d up, the other saw each once%n",
                    chance.seed(), all, again, jobs.rejected().size());
            assertThat(jobs.failures()).isEmpty();
            assertThat(again).isPositive();
            assertThat(failing.stats().retries()).isEqualTo(again);
            assertThat(watching.stats().received()).isEqualTo(all);
            assertThat(seen.values()).containsOnly(1);
            assertThat(broker.view().records("jobs")).hasSize(all);
            assertThat(broker.view().jobsIn("jobs.failing.dlq")).isEqualTo(jobs.rejected());
            assertThat(broker.view().records("jobs.watching.dlq")).isEmpty();
            Keys.assertOrderOfFirstAttempts(Line.read(journal));
        }
    }

    private static Set<Integer> settled(Path journal) {
        List<Line> lines = Line.read(journal);
        Set<Integer> settled = new HashSet<>();
        lines.stream().filter(Line::isSettled).map(Line::job).forEach(settled::add);
        return settled;
    }
}
