package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.Emission;
import dev.signalbox.EmitOptions;
import dev.signalbox.EmitTimeoutException;
import dev.signalbox.SignalboxException;
import dev.signalbox.brokers.KafkaBroker;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.Job;
import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Line;
import dev.signalbox.faults.Worker;
import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No broker is there when a box starts. */
class UnreachableTest {

    private static final Duration SHORT = Duration.ofSeconds(2);

    private static KafkaBroker broker;

    @TempDir
    private Path folder;

    private Path journal;

    @BeforeAll
    static void formatABroker() {
        broker = KafkaBroker.start(Map.of());
    }

    @BeforeEach
    void beginAJournal() {
        journal = folder.resolve("journal");
    }

    @AfterEach
    void forgetTheJobs() {
        broker.start();
        new BrokerView(broker.address()).delete("jobs");
    }

    @AfterAll
    static void endIt() {
        broker.close();
    }

    @Test
    void aStartThatHasFailedIsTriedAgainAndTheGroupHasOneMember() {
        broker.stop();
        try (Signalbox box = box("again", options -> options.startTimeout(SHORT))) {
            for (int i = 0; i < 3; i++) {
                long begin = System.nanoTime();
                assertThatThrownBy(box::start)
                        .isInstanceOf(SignalboxException.class)
                        .hasMessageContaining(broker.address());
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SHORT.multipliedBy(5));
            }
            broker.start();
            Await.until(() -> "a start that goes well", () -> started(box));
            box.emitter().emit(new Job("k", 1, 0, Job.Fate.DONE), id(1)).join();
            awaitJobs(1);
            assertThat(new BrokerView(broker.address()).members("again", "jobs"))
                    .hasSize(1);
        }
    }

    @Test
    void aStartWaitsForABrokerThatComesInTime() {
        broker.stop();
        try (Signalbox box = box("waiting", options -> options)) {
            CompletableFuture<Void> starting = CompletableFuture.runAsync(box::start);
            Await.pause(1_000);
            assertThat(starting).isNotDone();
            broker.start();
            starting.join();
            box.emitter().emit(new Job("k", 1, 0, Job.Fate.DONE), id(1)).join();
            awaitJobs(1);
        }
    }

    @Test
    void whatIsEmittedMeanwhileWaitsForTheBrokerWithinTheEmitTimeout() {
        broker.stop();
        try (Signalbox hasty = box("hasty", options -> options.emitTimeout(SHORT));
                Signalbox patient = box("patient", options -> options)) {
            assertThatThrownBy(() -> hasty.emitter()
                            .emit(new Job("k", 1, 0, Job.Fate.DONE), id(1))
                            .join())
                    .hasCauseInstanceOf(EmitTimeoutException.class)
                    .hasMessageContaining("jobs");
            CompletableFuture<Emission> first = patient.emitter().emit(new Job("k", 2, 0, Job.Fate.DONE), id(2));
            CompletableFuture<Emission> second = patient.emitter().emit(new Job("k", 3, 0, Job.Fate.DONE), id(3));
            assertThat(first).isNotDone();
            broker.start();
            assertThat(List.of(first.join().id(), second.join().id())).containsExactly("2", "3");
            patient.start();
            awaitJobs(2);
            assertThat(Line.read(journal).stream().filter(Line::isBegin).map(Line::job))
                    .containsSubsequence(2, 3);
        }
    }

    @Test
    void aHostThatNobodyKnowsIsNamed() {
        KafkaTransport transport =
                KafkaTransport.builder("no-such-host.invalid:9092").build();
        try (Signalbox box = Worker.box(
                SignalboxOptions.builder("nowhere").transport(transport).startTimeout(SHORT),
                new Journal("nowhere", Journal.open(journal)))) {
            assertThatThrownBy(box::start)
                    .isInstanceOf(SignalboxException.class)
                    .hasMessageContaining("no-such-host.invalid:9092");
            assertThatThrownBy(() -> box.emitter()
                            .emit(new Job("k", 1, 0, Job.Fate.DONE))
                            .join())
                    .hasMessageContaining("no-such-host.invalid:9092");
        }
    }

    private interface Options {
        SignalboxOptions.Builder of(SignalboxOptions.Builder options);
    }

    private Signalbox box(String group, Options options) {
        KafkaTransport transport = KafkaTransport.builder(broker.address()).build();
        return Worker.box(
                options.of(SignalboxOptions.builder(group).transport(transport)),
                new Journal(group, Journal.open(journal)));
    }

    private static boolean started(Signalbox box) {
        try {
            box.start();
            return true;
        } catch (SignalboxException notYet) {
            return false;
        }
    }

    private void awaitJobs(int count) {
        Await.until(
                () -> count + " jobs",
                () -> Line.read(journal).stream().filter(Line::isSettled).count() >= count);
    }

    private static EmitOptions id(int number) {
        return EmitOptions.builder().id(Integer.toString(number)).build();
    }
}
