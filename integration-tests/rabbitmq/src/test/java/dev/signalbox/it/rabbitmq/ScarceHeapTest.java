package dev.signalbox.it.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.faults.Await;
import dev.signalbox.faults.JobStream;
import dev.signalbox.faults.WorkerProcess;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Something in the process takes all memory, again and again, and lets it go. */
@ExtendWith(OneNode.class)
class ScarceHeapTest {

    @TempDir
    private Path folder;

    @Test
    void theBoxGoesOnWhenThereIsMemoryAgainAndNothingIsLost() {
        try (Rig rig = new Rig();
                WorkerProcess worker = WorkerProcess.start(
                        RobbedWorker.HEAP, RobbedWorker.class, Rig.broker().uri(), rig.name, folder, 0)) {
            Await.until(() -> "the box", () -> said(worker, RobbedWorker.READS));
            JobStream jobs = rig.jobs(rig.transport().build(), 200, 2, false);
            Await.until(() -> "the end of the robberies", () -> said(worker, RobbedWorker.OVER));
            int before = jobs.emitted();
            Await.until(() -> "later jobs", () -> jobs.emitted() > before + 200);
            jobs.stop();
            Set<Integer> letters = new HashSet<>();
            Await.until(() -> undone(jobs, worker, letters) + " are not done", () -> {
                BrokerView.take(rig.name + ".jobs.dlq").forEach(letter -> letters.add(BrokerView.job(letter)));
                return undone(jobs, worker, letters).isEmpty();
            });
            assertThat(worker.isAlive()).isTrue();
            assertThat(jobs.failures()).isEmpty();
            assertThat(said(worker, "failed")).isFalse();
            System.out.printf(
                    "all memory taken, seed %d: %d jobs confirmed, all done; %d dead letters%n",
                    rig.chance.seed(), jobs.confirmed().size(), letters.size());
        }
    }

    private static boolean said(WorkerProcess worker, String what) {
        return worker.lines().stream().anyMatch(line -> line.what().equals(what));
    }

    /** What failed for want of memory is a dead letter, perhaps without a line in the journal, which needs some too. */
    private static Set<Integer> undone(JobStream jobs, WorkerProcess worker, Set<Integer> letters) {
        Set<Integer> undone = jobs.undone(worker.lines());
        undone.removeAll(letters);
        return undone;
    }
}
