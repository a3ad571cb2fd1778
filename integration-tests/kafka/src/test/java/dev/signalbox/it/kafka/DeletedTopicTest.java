package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Emission;
import dev.signalbox.EmitException;
import dev.signalbox.EmitOptions;
import dev.signalbox.brokers.KafkaBroker;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.Job;
import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Worker;
import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A topic is deleted while a box writes to it, and what the box knew of it is true no more. */
class DeletedTopicTest {

    private static final Duration EMIT_TIMEOUT = Duration.ofSeconds(5);

    /** Far less than the emit timeout: nothing but a moment in which the client may have heard of the topic. */
    private static final Duration PROMPT = Duration.ofSeconds(1);

    /** Far less than the client's delivery.timeout.ms. */
    private static final Duration LETTERS = Duration.ofSeconds(20);

    @RegisterExtension
    private static final SharedBroker broker = new SharedBroker();

    @TempDir
    private Path folder;

    private int number;

    @Test
    void itComesBackWithTheNextEmitsWhichBlockNobody() {
        try (Signalbox emitter = emitter(broker.transport())) {
            emit(emitter, Job.Fate.DONE).join();
            broker.view().delete("jobs");
            CompletableFuture<Emission> first = emitPromptly(emitter);
            Await.until(() -> "an emit that is confirmed", () -> confirmed(emitPromptly(emitter)));
            first.join();
            assertThat(broker.view().records("jobs")).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void anEmitThatIsTheOnlyOneBringsItBackToo() {
        try (Signalbox emitter = emitter(broker.transport())) {
            emit(emitter, Job.Fate.DONE).join();
            broker.view().delete("jobs");
            emitPromptly(emitter).join();
            assertThat(broker.view().records("jobs")).hasSize(1);
        }
    }

    @Test
    void whereNoneMayBeCreatedEmitsSayWhatToDo() {
        broker.view().create("jobs", 3);
        KafkaTransport careful =
                KafkaTransport.builder(broker.address()).createTopics(false).build();
        try (Signalbox emitter = emitter(careful)) {
            emit(emitter, Job.Fate.DONE).join();
            broker.view().delete("jobs");
            Await.until(() -> "an emit that says what to do", () -> saysWhatToDo(emitPromptly(emitter)));
            broker.view().create("jobs", 3);
            emit(emitter, Job.Fate.DONE).join();
        }
    }

    /** Where many threads emit, none of them waits for what the client does not know. */
    @Test
    void aTopicThatIsGoneHoldsNoOtherTopicUp() {
        try (Signalbox emitter = emitter(broker.transport())) {
            emit(emitter, Job.Fate.DONE).join();
            broker.view().delete("jobs");
            CompletableFuture<Emission> waiting = emitPromptly(emitter);
            assertThat(emitTo(emitter, "other")).succeedsWithin(EMIT_TIMEOUT);
            waiting.join();
        } finally {
            broker.view().delete("other");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dlq", "dlq.replay"})
    void aTopicForDeadLettersIsMadeAgainWithOurSettings(String deleted) {
        String group = "kept-" + deleted.length();
        remakes(broker.view(), broker.transport(), group, "jobs." + group + "." + deleted);
    }

    /** Such a broker makes a topic at once when it is asked for it, with its own retention. */
    @Test
    void whereTheBrokerMakesTopicsItselfTheyHaveOurRetentionAllTheSame() {
        try (KafkaBroker eager = KafkaBroker.start(Map.of("auto.create.topics.enable", "true"))) {
            KafkaTransport transport = KafkaTransport.builder(eager.address())
                    .property("metadata.max.age.ms", 500)
                    .build();
            remakes(new BrokerView(eager.address()), transport, "eager", "jobs.eager.dlq");
        }
    }

    private void remakes(BrokerView view, KafkaTransport transport, String group, String deleted) {
        try (Signalbox box = Worker.box(
                SignalboxOptions.builder(group).transport(transport),
                new Journal(group, Journal.open(folder.resolve("journal"))))) {
            box.start();
            letter(box, 1);
            view.delete(deleted);
            letter(box, 2);
            if (deleted.endsWith(".replay")) {
                assertThat(box.deadLetters().replayAll("jobs", letter -> true))
                        .succeedsWithin(LETTERS)
                        .isEqualTo(2);
                Await.until(
                        () -> "the replays' new letters; " + box.stats(),
                        () -> box.stats().deadLettered() == 4);
            }
            Await.until(
                    () -> "the topic " + deleted + " among " + view.topics(),
                    () -> view.topics().contains(deleted)
                            && view.retention(deleted).equals("-1"));
            assertThat(box.stats().subscriptionFailures()).isZero();
        }
    }

    private void letter(Signalbox box, int count) {
        emit(box, Job.Fate.REJECTED).join();
        long begin = System.nanoTime();
        Await.until(() -> count + " letters; " + box.stats(), () -> box.stats().deadLettered() == count);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LETTERS);
    }

    private CompletableFuture<Emission> emitPromptly(Signalbox emitter) {
        long begin = System.nanoTime();
        CompletableFuture<Emission> answer = emit(emitter, Job.Fate.DONE);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PROMPT);
        return answer;
    }

    private CompletableFuture<Emission> emit(Signalbox box, Job.Fate fate) {
        number++;
        return box.emitter()
                .emit(
                        new Job("key-" + number, number, 0, fate),
                        EmitOptions.builder().id(Integer.toString(number)).build());
    }

    private CompletableFuture<Emission> emitTo(Signalbox box, String topic) {
        return box.emitter()
                .emit(
                        new Job("key", ++number, 0, Job.Fate.DONE),
                        EmitOptions.builder().topic(topic).build());
    }

    private static boolean confirmed(CompletableFuture<Emission> answer) {
        return answer.handle((emission, failure) -> failure == null).join();
    }

    private static boolean saysWhatToDo(CompletableFuture<Emission> answer) {
        return answer.handle((emission, failure) -> failure instanceof EmitException
                        && String.valueOf(failure.getMessage()).contains("create jobs"))
                .join();
    }

    private static Signalbox emitter(KafkaTransport transport) {
        return Worker.emitter(
                SignalboxOptions.builder("emitter").transport(transport).emitTimeout(EMIT_TIMEOUT));
    }
}
