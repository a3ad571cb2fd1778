package dev.signalbox.it.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Emission;
import dev.signalbox.EmitTimeoutException;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.JobStream;
import dev.signalbox.faults.Worker;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The broker has a memory alarm, and takes nothing from those who publish. */
@ExtendWith(OneNode.class)
class BlockedBrokerTest {

    private static final int MAX_UNCONFIRMED = 200;

    @TempDir
    private Path folder;

    @AfterEach
    void unblock() {
        Rig.broker().control("set_vm_memory_high_watermark", "0.4");
    }

    private static void block() {
        Rig.broker().control("set_vm_memory_high_watermark", "0.0000001");
    }

    @Test
    void emittersAreHeldBackAndNothingIsLost() {
        try (Rig rig = new Rig()) {
            Group group = new Group(rig, rig.transport().build(), folder);
            JobStream jobs =
                    rig.jobs(rig.transport().maxUnconfirmed(MAX_UNCONFIRMED).build(), 1_000, 2, false);
            for (int i = 0; i < 2; i++) {
                group.awaitBegins(group.begins() + 200);
                block();
                int emitted = awaitHeldBack(jobs);
                assertThat(emitted - jobs.confirmed().size()).isLessThanOrEqualTo(MAX_UNCONFIRMED + 1);
                unblock();
            }
            group.awaitBegins(group.begins() + 200);
            jobs.stop();
            group.awaitAll(jobs);
            System.out.printf("memory alarm, twice, seed %d: %s%n", rig.chance.seed(), group.check(jobs));
            assertThat(jobs.failures()).isEmpty();
        }
    }

    @Test
    void anEmitterThatWaitsTooLongIsToldSo() {
        try (Rig rig = new Rig()) {
            Sightings seen = new Sightings();
            rig.reader(rig.transport().build(), rig.name, "jobs", (event, context) -> seen.add(context.id()));
            Signalbox emitter = rig.closing(
                    Worker.emitter(SignalboxOptions.builder("emitter")
                            .transport(rig.transport().build())
                            .emitTimeout(Duration.ofMillis(500))),
                    Signalbox::close);
            Rig.emit(emitter, "jobs", 0).join();
            block();
            List<CompletableFuture<Emission>> late = new ArrayList<>();
            for (int i = 1; i <= 100; i++) {
                late.add(Rig.emit(emitter, "jobs", i));
            }
            late.forEach(each -> assertThat(each)
                    .failsWithin(Duration.ofMinutes(1))
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(EmitTimeoutException.class)
                    .withMessageContaining("rabbitmq(127.0.0.1:")
                    .withMessageContaining("At the moment: ")
                    .withMessageContaining("memory"));
            unblock();
            Await.until(
                    () -> "an event that is confirmed",
                    () -> Rig.emit(emitter, "jobs", 101)
                            .handle((emission, failure) -> failure == null)
                            .join());
            Await.until(seen::toString, () -> seen.count("101") > 0);
            System.out.printf(
                    "memory alarm: 100 emits timed out, %d of those events came all the same%n", seen.different() - 2);
        }
    }

    /** A box that connects while the broker takes nothing. */
    @Test
    void aBoxStartsUnderAnAlarmAndWhatItEmitsWaits() {
        try (Rig rig = new Rig()) {
            block();
            Sightings seen = new Sightings();
            rig.reader(rig.transport().build(), rig.name, "jobs", (event, context) -> seen.add(context.id()));
            CompletableFuture<Emission> waiting =
                    Rig.emit(rig.emitter(rig.transport().build()), "jobs", 1);
            Await.pause(500);
            assertThat(waiting).isNotDone();
            unblock();
            waiting.join();
            Await.until(seen::toString, () -> seen.count("1") == 1);
        }
    }

    /** With more under way than the sockets can hold. */
    @Test
    void aBoxClosesInTimeAllTheSame() {
        try (Rig rig = new Rig()) {
            rig.reader(rig.transport().build(), rig.name, "jobs", (event, context) -> {});
            Signalbox emitter = Worker.emitter(SignalboxOptions.builder("emitter-" + rig.name)
                    .transport(rig.transport().build())
                    .drainTimeout(Duration.ofSeconds(1)));
            Rig.emit(emitter, "jobs", 0).join();
            block();
            List<CompletableFuture<Emission>> open = new ArrayList<>();
            for (int i = 1; i <= 40; i++) {
                open.add(Rig.emitLarge(emitter, "jobs", i, 1_000_000));
            }
            Await.pause(500);
            long begin = System.nanoTime();
            emitter.close();
            System.out.printf("memory alarm: closed after %d ms%n", (System.nanoTime() - begin) / 1_000_000);
            assertThat(open).allMatch(CompletableFuture::isDone);
            Await.until(() -> "the end of " + threads(rig), () -> threads(rig).isEmpty());
        }
    }

    private static List<String> threads(Rig rig) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("emitter-" + rig.name))
                .toList();
    }

    private static int awaitHeldBack(JobStream jobs) {
        int[] last = {-1};
        Await.until(() -> "emitters to be held back", () -> {
            int before = last[0];
            last[0] = jobs.emitted();
            Await.pause(300);
            return before == jobs.emitted();
        });
        return last[0];
    }
}
