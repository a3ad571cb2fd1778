package dev.signalbox.it.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Emission;
import dev.signalbox.faults.Await;
import dev.signalbox.rabbitmq.QueueType;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.retry.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two groups on one topic. */
@ExtendWith(OneNode.class)
class GroupsTest {

    private static final int EVENTS = 500;

    @ParameterizedTest
    @EnumSource(QueueType.class)
    void oneFailsAndRetriesAndTheOtherSeesEachEventOnce(QueueType type) {
        try (Rig rig = new Rig()) {
            Sightings failing = new Sightings();
            Sightings calm = new Sightings();
            Signalbox first = rig.reader(
                    SignalboxOptions.builder(rig.name + "-failing")
                            .transport(rig.transport().queueType(type).build())
                            .retry(RetryPolicy.builder()
                                    .attempts(3)
                                    .delay(Duration.ofMillis(1))
                                    .build()),
                    "jobs",
                    (event, context) -> {
                        failing.add(context.id());
                        int number = Integer.parseInt(context.id());
                        if (number % 10 == 0 || (number % 3 == 0 && context.attempt() < 3)) {
                            throw new IOException("attempt " + context.attempt());
                        }
                    });
            rig.reader(
                    rig.transport().queueType(type).build(),
                    rig.name + "-calm",
                    "jobs",
                    (event, context) -> calm.add(context.id()));
            Signalbox emitter = rig.emitter(rig.transport().build());
            List<CompletableFuture<Emission>> answers = new ArrayList<>();
            for (int i = 0; i < EVENTS; i++) {
                answers.add(Rig.emit(emitter, "jobs", i));
            }
            answers.forEach(CompletableFuture::join);
            Await.until(
                    () -> first.stats().toString(),
                    () -> first.stats().handled() + first.stats().deadLettered() == EVENTS);
            int letters = first.deadLetters().list("jobs", EVENTS).size();
            int again = first.deadLetters().replayAll("jobs", letter -> true).join();
            Await.until(() -> first.stats().toString(), () -> first.stats().deadLettered() == EVENTS / 10 * 2L);
            Await.until(calm::toString, () -> calm.different() == EVENTS);
            System.out.printf(
                    "two groups, %s: %d events; the failing group tried %d times, with %d dead letters, %d replayed; the calm one saw %d%n",
                    type, EVENTS, failing.all(), letters, again, calm.all());
            assertThat(letters).isEqualTo(EVENTS / 10);
            assertThat(again).isEqualTo(letters);
            assertThat(calm.all()).isEqualTo(EVENTS);
            assertThat(first.deadLetters().list("jobs", EVENTS))
                    .extracting(DeadLetter::replays)
                    .hasSize(letters)
                    .containsOnly(1);
        }
    }
}
