package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.faults.Await;
import dev.signalbox.faults.Chance;
import dev.signalbox.faults.JobStream;
import dev.signalbox.faults.Keys;
import dev.signalbox.faults.Line;
import dev.signalbox.faults.Worker;
import dev.signalbox.faults.WorkerProcess;
import dev.signalbox.it.kafka.Life.Uncommitted;
import dev.signalbox.kafka.KafkaTransport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A consumer's process ends under load: without a warning, or as an operator ends it. */
class CrashTest {

    private static final int KILLS = 10;
    private static final int TERMS = 3;
    private static final int JOBS_A_SECOND = 500;

    @RegisterExtension
    private static final SharedBroker broker = new SharedBroker();

    private final Chance chance = new Chance();
    private final List<Life> lives = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void whatAKilledConsumerHasNotCommittedIsDoneByTheNextOne() {
        try (JobStream jobs = JobStream.start(
                KafkaTransport.builder(broker.address()).build(), chance.another(), JOBS_A_SECOND, 12, true)) {
            for (int i = 0; i < KILLS; i++) {
                live("killed", i, worker -> {
                    worker.awaitBegins(1);
                    Await.pause(chance.between(0, 1_500));
                    long now = System.currentTimeMillis();
                    worker.kill();
                    return now;
                });
            }
            finish("killed", jobs);
            checkAll("killed", jobs);
        }
        Map<Integer, List<Integer>> partitions = broker.view().jobs();
        Set<Integer> settledBefore = new HashSet<>();
        Set<Integer> mayComeAgain = new HashSet<>();
        Uncounted sums = new Uncounted();
        for (Life life : lives) {
            long duplicates = life.duplicates(settledBefore);
            assertThat(duplicates).isLessThanOrEqualTo(mayComeAgain.size());
            Uncommitted uncommitted = life.uncommitted(partitions);
            sums.add(duplicates, life.settled().size(), uncommitted);
            settledBefore.addAll(life.settled().keySet());
            mayComeAgain.removeAll(life.committedOf(partitions));
            mayComeAgain.addAll(uncommitted.behind());
            mayComeAgain.addAll(uncommitted.ahead());
        }
        System.out.printf(
                "kill -9 of the consumer, %d times, seed %d: %s%n", KILLS, chance.seed(), sums.text(settledBefore));
        assertThat(sums.behind).as("what is committed only at the end").isLessThan(sums.settled / 2);
        assertThat(sums.mostRunning).isLessThanOrEqualTo(JobStream.KEYS);
    }

    /** A retry that waits goes back to the broker, and what has run ahead of it too: here nothing is retried. */
    @Test
    void whatAConsumerHasFinishedWhenItIsToldToEndIsNeverSeenAgain() {
        List<Long> took = new ArrayList<>();
        try (JobStream jobs = JobStream.start(
                KafkaTransport.builder(broker.address()).build(), chance.another(), JOBS_A_SECOND, 40, false)) {
            for (int i = 0; i < TERMS; i++) {
                live("ended", i, worker -> {
                    worker.awaitBegins(1);
                    Await.pause(chance.between(200, 1_500));
                    took.add(worker.terminate());
                    return System.currentTimeMillis();
                });
            }
            jobs.stop();
        }
        live("ended", TERMS, worker -> {
            worker.awaitBegins(500);
            took.add(worker.terminate());
            return System.currentTimeMillis();
        });
        Map<Integer, List<Integer>> partitions = broker.view().jobs();
        Set<Integer> settledBefore = new HashSet<>();
        for (Life life : lives) {
            assertThat(life.duplicates(settledBefore)).isZero();
            assertThat(life.uncommitted(partitions).behind()).isEmpty();
            assertThat(life.uncommitted(partitions).running()).isEmpty();
            settledBefore.addAll(life.settled().keySet());
        }
        System.out.printf(
                "SIGTERM of the consumer, seed %d: ended after %s ms; %d jobs finished, none seen again%n",
                chance.seed(), took, settledBefore.size());
        assertThat(took).allMatch(millis -> millis < Worker.DRAIN.toMillis() + 2_000);
    }

    /** What a worker lives through; returns when it ended. */
    private interface Fate {
        long of(WorkerProcess worker);
    }

    private void live(String group, int number, Fate fate) {
        Map<Integer, Long> from = broker.view().committed(group, "jobs");
        try (WorkerProcess worker = WorkerProcess.start(KafkaWorker.class, broker.address(), group, folder, number)) {
            long end = fate.of(worker);
            Await.pause(100); // a commit may be on its way
            lives.add(new Life(worker.lines(), end, from, broker.view().committed(group, "jobs")));
        }
    }

    /** The last worker does what is left. */
    private void finish(String group, JobStream jobs) {
        jobs.stop();
        Set<Integer> settled = new HashSet<>();
        lives.forEach(life -> settled.addAll(life.settled().keySet()));
        live(group, lives.size(), worker -> {
            Await.until(
                    () -> "all jobs; " + settled.size() + " of "
                            + jobs.confirmed().size(),
                    () -> {
                        worker.lines().stream()
                                .filter(Line::isSettled)
                                .map(Line::job)
                                .forEach(settled::add);
                        return settled.containsAll(jobs.confirmed().keySet());
                    });
            worker.terminate();
            return System.currentTimeMillis();
        });
    }

    private void checkAll(String group, JobStream jobs) {
        assertThat(jobs.failures()).isEmpty();
        List<Line> all = lives.stream().flatMap(life -> life.lines().stream()).toList();
        Keys.assertOrderOfFirstAttempts(all);
        assertThat(broker.view().jobsIn("jobs." + group + ".dlq")).isEqualTo(jobs.rejected());
    }

    /** What all lives add up to. */
    private static final class Uncounted {

        private long duplicates;
        private long settled;
        private long behind;
        private long ahead;
        private long running;
        private long mostRunning;
        private long lag;

        void add(long again, long settledHere, Uncommitted uncommitted) {
            duplicates += again;
            settled += settledHere;
            behind += uncommitted.behind().size();
            ahead += uncommitted.ahead().size();
            running += uncommitted.running().size();
            mostRunning = Math.max(mostRunning, uncommitted.running().size());
            lag = Math.max(lag, uncommitted.lag());
        }

        String text(Set<Integer> settled) {
            return settled.size() + " jobs, " + duplicates + " of them finished twice; when killed, " + running
                    + " were under way, " + behind + " were finished and not committed yet, for " + lag
                    + " ms at most, and " + ahead + " had run ahead of one that was not finished";
        }
    }
}
