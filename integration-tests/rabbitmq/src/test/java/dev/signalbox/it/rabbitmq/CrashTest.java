package dev.signalbox.it.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.faults.Await;
import dev.signalbox.faults.JobStream;
import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Keys;
import dev.signalbox.faults.Line;
import dev.signalbox.faults.Worker;
import dev.signalbox.faults.WorkerProcess;
import dev.signalbox.runtime.Signalbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A consumer's process ends under load, without a warning. */
@ExtendWith(OneNode.class)
class CrashTest {

    private static final int KILLS = 10;

    private final List<Line> lines = new ArrayList<>();

    @TempDir
    private Path folder;

    private int duplicates;
    private int mostAtOnce;

    @Test
    void whatAKilledConsumerHasNotFinishedIsDoneByTheNextOne() {
        try (Rig rig = new Rig()) {
            makeTheQueue(rig);
            try (JobStream jobs = JobStream.start(rig.transport().build(), rig.chance.another(), 500, 12, true)) {
                for (int i = 0; i < KILLS; i++) {
                    live(rig, i, worker -> {
                        worker.awaitBegins(1);
                        Await.pause(rig.chance.between(0, 1_000));
                        worker.kill();
                    });
                }
                jobs.stop();
                live(rig, KILLS, worker -> {
                    Await.until(
                            () -> jobs.undone(lines(worker)).size() + " jobs",
                            () -> jobs.undone(lines(worker)).isEmpty());
                    worker.terminate();
                });
                check(rig, jobs);
            }
        }
    }

    /** What a worker lives through. */
    private interface Fate {
        void of(WorkerProcess worker);
    }

    /** Before it is there, nobody takes what is emitted. */
    private void makeTheQueue(Rig rig) {
        try (Signalbox box = Worker.box(
                rig.transport().build(), rig.name, new Journal("first", Journal.open(folder.resolve("first"))))) {
            box.start();
        }
    }

    private List<Line> lines(WorkerProcess worker) {
        List<Line> all = new ArrayList<>(lines);
        all.addAll(worker.lines());
        return all;
    }

    private void live(Rig rig, int number, Fate fate) {
        Set<Integer> settled =
                lines.stream().filter(Line::isSettled).map(Line::job).collect(Collectors.toSet());
        try (WorkerProcess worker =
                WorkerProcess.start(RabbitWorker.class, Rig.broker().uri(), rig.name, folder, number)) {
            fate.of(worker);
            Set<Integer> again = new HashSet<>();
            worker.lines().stream()
                    .filter(line -> line.isFirstBegin() && settled.contains(line.job()))
                    .forEach(line -> again.add(line.job()));
            duplicates += again.size();
            mostAtOnce = Math.max(mostAtOnce, again.size());
            lines.addAll(worker.lines());
        }
    }

    private void check(Rig rig, JobStream jobs) {
        Set<Integer> letters = new HashSet<>();
        BrokerView.take(rig.name + ".jobs.dlq").forEach(letter -> letters.add(BrokerView.job(letter)));
        System.out.printf(
                "kill -9 of the consumer, %d times, seed %d: %d jobs confirmed, all done; %d begun again after they were finished, %d at once at most; %d dead letters%n",
                KILLS, rig.chance.seed(), jobs.confirmed().size(), duplicates, mostAtOnce, letters.size());
        assertThat(jobs.failures()).isEmpty();
        assertThat(jobs.undone(lines)).isEmpty();
        assertThat(BrokerView.ready(rig.name + ".jobs")).isZero();
        assertThat(letters).isEqualTo(jobs.rejected());
        assertThat(mostAtOnce).isLessThanOrEqualTo(250); // the prefetch
        Keys.assertOrderOfFirstAttempts(lines);
    }
}
