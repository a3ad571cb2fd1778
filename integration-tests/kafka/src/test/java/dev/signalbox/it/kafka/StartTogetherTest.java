package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Worker;
import dev.signalbox.runtime.Signalbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Boxes of one group that start at the same moment, as a deployment starts them: each makes the topics. */
class StartTogetherTest {

    private static final int BOXES = 4;

    @RegisterExtension
    private static final SharedBroker broker = new SharedBroker();

    @TempDir
    private Path folder;

    @RepeatedTest(10)
    void allOfThemStartThoughOneOfThemMakesTheTopics(RepetitionInfo repetition) {
        String group = "together-" + repetition.getCurrentRepetition();
        Path journal = folder.resolve("journal");
        List<Signalbox> boxes = IntStream.range(0, BOXES)
                .mapToObj(number ->
                        Worker.box(broker.transport(), group, new Journal(group + number, Journal.open(journal))))
                .toList();
        try {
            List<CompletableFuture<Void>> starts = boxes.stream()
                    .map(box -> CompletableFuture.runAsync(box::start, task -> new Thread(task).start()))
                    .toList();
            assertThat(CompletableFuture.allOf(starts.toArray(CompletableFuture<?>[]::new)))
                    .succeedsWithin(Duration.ofSeconds(60));
        } finally {
            boxes.parallelStream().forEach(Signalbox::close);
        }
    }
}
