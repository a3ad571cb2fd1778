package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.EmitException;
import dev.signalbox.EmitOptions;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.Job;
import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Worker;
import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.receive.DeadLetter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Messages larger than somebody on their way takes. */
class LargeMessageTest {

    /** What Kafka's brokers take where they are not told otherwise. */
    private static final int BROKERS_LIMIT = 1_048_588;

    @RegisterExtension
    private static final SharedBroker broker = new SharedBroker();

    @TempDir
    private Path folder;

    @Test
    void whatTheBrokerDoesNotTakeFailsAndTheNextEventIsFine() {
        try (Signalbox box = box(broker.transport())) {
            refused(box, BROKERS_LIMIT + 1);
            refused(box, 20 * BROKERS_LIMIT);
            goesWell(box);
        }
    }

    @Test
    void whatTheProducerDoesNotTakeFailsToo() {
        try (Signalbox box = box(broker.transport())) {
            refused(box, 32 * 1024 * 1024);
            goesWell(box);
        }
        KafkaTransport narrow = KafkaTransport.builder(broker.address())
                .property("max.request.size", 50_000)
                .build();
        try (Signalbox box = box(narrow)) {
            refused(box, 50_000);
            goesWell(box);
        }
    }

    @Test
    void theLargestMessageThatTheTopicTakesHasRoomAmongTheDeadLetters() {
        try (Signalbox box = box(broker.transport())) {
            box.start();
            box.emitter()
                    .emit(new Job("k", 1, 0, Job.Fate.REJECTED), ofBytes(BROKERS_LIMIT - 1_000))
                    .join();
            Await.until(() -> "the letter; " + box.stats(), () -> box.stats().deadLettered() == 1);
            List<DeadLetter> letters = box.deadLetters().list("jobs", 10);
            assertThat(letters).hasSize(1);
            assertThat(letters.get(0).headers().first("filler").orElseThrow()).hasSize(BROKERS_LIMIT - 1_000);
            assertThat(box.deadLetters().replay(letters.get(0)).join().topic()).isEqualTo("jobs");
            Await.until(
                    () -> "the letter, again; " + box.stats(), () -> box.stats().deadLettered() == 2);
        }
    }

    private static void refused(Signalbox box, int bytes) {
        EmitException refusal = catchThrowableOfType(
                                        CompletionException.class,
                                        () -> box.emitter()
                                                .emit(new Job("k", 1, 0, Job.Fate.DONE), ofBytes(bytes))
                                                .join())
                                .getCause()
                        instanceof EmitException failure
                ? failure
                : null;
        assertThat(refusal)
                .isNotNull()
                .hasMessageContainingAll("jobs", broker.address(), "max.message.bytes", "max.request.size");
        assertThat(refusal.retriable()).isFalse();
    }

    private static void goesWell(Signalbox box) {
        long failures = box.stats().emitFailures();
        assertThatCode(() ->
                        box.emitter().emit(new Job("k", 2, 0, Job.Fate.DONE)).join())
                .doesNotThrowAnyException();
        assertThat(failures).isPositive();
        System.out.printf("too large a message: %d refused, the next one confirmed%n", failures);
    }

    private static EmitOptions ofBytes(int count) {
        return EmitOptions.builder().id("1").header("filler", "x".repeat(count)).build();
    }

    private Signalbox box(KafkaTransport transport) {
        return Worker.box(transport, "large", new Journal("large", Journal.open(folder.resolve("journal"))));
    }
}
