package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.faults.Await;
import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Worker;
import dev.signalbox.faults.WorkerProcess;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** With the classic protocol a group waits for a member that was killed until its session has ended. */
class StartBesideKilledTest {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(6);

    @RegisterExtension
    private static final SharedBroker broker = new SharedBroker();

    @TempDir
    private Path folder;

    @Test
    void aBoxStartsBeforeTheSessionOfTheKilledMemberHasEndedAndReadsAfterwards() {
        String group = "beside-killed";
        Jobs.emit(broker.transport(), 0, 20);
        try (WorkerProcess worker = WorkerProcess.start(LongSessionWorker.class, broker.address(), group, folder, 1)) {
            worker.awaitBegins(20);
            worker.kill();
        }
        long killed = System.nanoTime();
        Path journal = folder.resolve("journal-2");
        SignalboxOptions.Builder options = SignalboxOptions.builder(group)
                .transport(LongSessionWorker.transport(broker.address()).build())
                .startTimeout(START_TIMEOUT);
        try (Signalbox box = Worker.box(options, new Journal("next", Journal.open(journal)))) {
            box.start();
            assertThat(Duration.ofNanos(System.nanoTime() - killed))
                    .isLessThan(Duration.ofMillis(LongSessionWorker.SESSION_MILLIS));
            Jobs.emit(broker.transport(), 20, 40);
            Set<Integer> emitted = IntStream.range(20, 40).boxed().collect(Collectors.toSet());
            Await.until(
                    () -> "the new jobs; settled are " + Jobs.settled(journal),
                    () -> Jobs.settled(journal).containsAll(emitted));
            assertThat(box.stats().subscriptionFailures()).isZero();
        }
    }
}
