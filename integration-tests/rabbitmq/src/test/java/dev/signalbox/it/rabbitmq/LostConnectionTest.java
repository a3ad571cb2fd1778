package dev.signalbox.it.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.Emission;
import dev.signalbox.EmitException;
import dev.signalbox.EmitTimeoutException;
import dev.signalbox.brokers.Cable;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.Worker;
import dev.signalbox.rabbitmq.ExchangeType;
import dev.signalbox.rabbitmq.RabbitMqTransport;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The connection of an emitter ends: because of what it sends, or for good. */
@ExtendWith(OneNode.class)
class LostConnectionTest {

    private static final int EVENTS = 200;
    private static final int DEADLY = 120;

    /** How often a box looks at its connection. */
    private static final long LOOK_MILLIS = 5_000;

    /** Such as something between us and the broker does, which does not like what it reads. */
    @Test
    void anEventThatEndsEachConnectionFailsAloneAmongMany() {
        try (Rig rig = new Rig()) {
            Cable cable = rig.cable((toBroker, before, bytes, count) -> {
                String text = new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
                int deadly = toBroker ? text.indexOf("\"number\":" + DEADLY + ",") : -1;
                return deadly < 0 ? count : deadly;
            });
            Sightings seen = new Sightings();
            rig.reader(rig.transport().build(), rig.name, "jobs", (event, context) -> seen.add(context.id()));
            Signalbox emitter = rig.emitter(rig.transport(Rig.uri(cable)).build());
            List<CompletableFuture<Emission>> answers = new ArrayList<>();
            for (int i = 0; i < EVENTS; i++) {
                answers.add(Rig.emit(emitter, "jobs", i));
            }
            for (int i = 0; i < EVENTS; i++) {
                CompletableFuture<Emission> answer = answers.get(i);
                if (i == DEADLY) {
                    assertThatThrownBy(answer::join)
                            .cause()
                            .isInstanceOf(EmitException.class)
                            .isNotInstanceOf(EmitTimeoutException.class)
                            .hasMessageContaining("was lost")
                            .hasMessageContaining("a message for jobs was on its way");
                } else {
                    answer.join();
                }
            }
            Await.until(seen::toString, () -> seen.different() == EVENTS - 1);
        }
    }

    /** The client leaves a thread behind of each address that it has tried. */
    @Test
    void aConnectionToTheSecondBrokerIsKeptWhereTheFirstOneTurnsClientsAway() {
        try (Rig rig = new Rig()) {
            Cable first = rig.cable((toBroker, before, bytes, count) -> 0);
            AtomicInteger connections = new AtomicInteger();
            Cable second = rig.cable((toBroker, before, bytes, count) -> {
                connections.addAndGet(toBroker && before == 0 ? 1 : 0);
                return count;
            });
            Signalbox emitter = rig.emitter(RabbitMqTransport.builder(Rig.uri(first), Rig.uri(second))
                    .exchange(rig.name, ExchangeType.TOPIC)
                    .mandatory(false)
                    .build());
            Rig.emit(emitter, "jobs", 1).join();
            assertThat(first.cuts()).isPositive();
            Await.pause(2 * LOOK_MILLIS);
            Rig.emit(emitter, "jobs", 2).join();
            assertThat(connections).hasValue(1);
        }
    }

    @Test
    void whoWaitsInVainIsToldThatTheBrokerIsAway() {
        try (Rig rig = new Rig()) {
            Cable cable = rig.cable((toBroker, before, bytes, count) -> count);
            Signalbox emitter = rig.closing(
                    Worker.emitter(SignalboxOptions.builder("emitter")
                            .transport(rig.transport(Rig.uri(cable))
                                    .mandatory(false)
                                    .build())
                            .emitTimeout(Duration.ofSeconds(2))),
                    Signalbox::close);
            Rig.emit(emitter, "jobs", 1).join();
            cable.unplug();
            assertThatThrownBy(() -> Rig.emit(emitter, "jobs", 2).join())
                    .cause()
                    .isInstanceOf(EmitTimeoutException.class)
                    .hasMessageContaining("At the moment: rabbitmq(127.0.0.1:" + cable.port() + ") is not there");
            cable.plug();
            Await.until(
                    () -> "an event that is confirmed",
                    () -> Rig.emit(emitter, "jobs", 3)
                            .handle((emission, failure) -> failure == null)
                            .join());
            assertThat(emitter.stats().emitTimeouts()).isPositive();
        }
    }
}
