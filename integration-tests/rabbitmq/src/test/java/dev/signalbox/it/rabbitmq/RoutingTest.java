package dev.signalbox.it.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.faults.Await;
import dev.signalbox.rabbitmq.ExchangeType;
import dev.signalbox.rabbitmq.RabbitMqTransport;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.retry.RetryPolicy;
import dev.signalbox.runtime.transport.Transport;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which group gets what, over each type of exchange. */
@ExtendWith(OneNode.class)
class RoutingTest {

    @ParameterizedTest
    @EnumSource(ExchangeType.class)
    void aGroupGetsItsTopicsAndNoOther(ExchangeType type) {
        try (Rig rig = new Rig()) {
            Transport transport = RabbitMqTransport.builder(Rig.broker().uri())
                    .exchange(rig.name, type)
                    .build();
            Sightings ours = new Sightings();
            Sightings others = new Sightings();
            rig.reader(transport, rig.name + "-ours", "jobs.eu", (event, context) -> ours.add(event.topic()));
            rig.reader(transport, rig.name + "-others", "jobs.us", (event, context) -> others.add(event.topic()));
            Signalbox emitter = rig.emitter(transport);
            for (int i = 0; i < 20; i++) {
                Rig.emit(emitter, "jobs.eu", i).join();
                Rig.emit(emitter, "jobs.us", 100 + i).join();
            }
            Await.until(() -> ours + "; " + others, () -> ours.all() == 20 && others.all() == 20);
            Await.until(() -> "an empty queue", () -> BrokerView.ready(rig.name + "-ours.jobs.eu") == 0);
            assertThat(ours.names()).containsExactly("jobs.eu");
            assertThat(others.names()).containsExactly("jobs.us");
        }
    }

    /** To the broker such a word is a wildcard where it is in a binding. */
    @Test
    void aTopicMayHaveWordsThatAreWildcardsToTheBroker() {
        try (Rig rig = new Rig()) {
            Sightings seen = new Sightings();
            rig.reader(rig.transport().build(), rig.name, "jobs.#.late", (event, context) -> seen.add(event.topic()));
            Sightings all = new Sightings();
            rig.reader(rig.transport().build(), rig.name + "-all", "**", (event, context) -> all.add(event.topic()));
            Signalbox emitter = rig.emitter(rig.transport().build());
            Rig.emit(emitter, "jobs.late", 1).join();
            Rig.emit(emitter, "jobs.#.late", 2).join();
            Rig.emit(emitter, "jobs.x.y.late", 3).join();
            Rig.emit(emitter, "jobs.#.late", 4).join();
            Await.until(() -> seen + "; " + all, () -> seen.all() >= 2 && all.all() == 4);
            Await.until(() -> "an empty queue", () -> BrokerView.ready(rig.name + ".jobs.#.late") == 0);
            assertThat(seen.names()).containsExactly("jobs.#.late");
            assertThat(seen.all()).isEqualTo(2);
        }
    }

    @Test
    void theFirstAddressThatAnswersIsTaken() {
        try (Rig rig = new Rig()) {
            Transport transport = RabbitMqTransport.builder(
                            "amqp://guest:guest@127.0.0.1:1/",
                            "amqp://127.0.0.1:2",
                            "amqp://127.0.0.1:" + Rig.broker().port())
                    .exchange(rig.name, ExchangeType.TOPIC)
                    .build();
            Sightings seen = new Sightings();
            rig.reader(transport, rig.name, "jobs", (event, context) -> seen.add(context.id()));
            Rig.emit(rig.emitter(transport), "jobs", 1).join();
            Await.until(seen::toString, () -> seen.all() == 1);
        }
    }

    /** The box of a desk for dead letters, say, which has the handlers and is not started. */
    @Test
    void aLetterThatCameThroughAPatternIsReplayedByABoxThatReadsNothing() {
        try (Rig rig = new Rig()) {
            AtomicBoolean mended = new AtomicBoolean();
            Sightings seen = new Sightings();
            Signalbox reader = rig.reader(options(rig), "jobs.*", (event, context) -> {
                if (!mended.get()) {
                    throw new IOException("not yet");
                }
                seen.add(event.topic());
            });
            Rig.emit(rig.emitter(rig.transport().build()), "jobs.eu", 1).join();
            Await.until(() -> reader.stats().toString(), () -> reader.stats().deadLettered() == 1);
            mended.set(true);
            Signalbox desk = rig.closing(Signalbox.create(options(rig).build()), Signalbox::close);
            desk.subscribeAll("reader", "jobs.*", (event, context) -> {});
            List<DeadLetter> letters = desk.deadLetters().list("jobs.eu", 10);
            assertThat(letters).hasSize(1);
            desk.deadLetters().replay(letters.get(0)).join();
            Await.until(seen::toString, () -> seen.count("jobs.eu") == 1);
            assertThat(desk.deadLetters().list("jobs.eu", 10)).isEmpty();
        }
    }

    private static SignalboxOptions.Builder options(Rig rig) {
        return SignalboxOptions.builder(rig.name)
                .transport(rig.transport().build())
                .retry(RetryPolicy.builder().attempts(1).build());
    }
}
