package dev.signalbox.it.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Emission;
import dev.signalbox.EmitException;
import dev.signalbox.EmitOptions;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.Job;
import dev.signalbox.rabbitmq.ExchangeType;
import dev.signalbox.rabbitmq.RabbitMqTransport;
import dev.signalbox.runtime.Signalbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events that the broker, or the protocol, does not take. */
@ExtendWith(OneNode.class)
class RefusedEmitTest {

    private static final int EVENTS = 1_000;
    private static final Duration TWO_RENEWALS = Duration.ofSeconds(12);

    @Test
    void anEventThatNoQueueTakesFailsAndItsNeighboursDoNot() {
        try (Rig rig = new Rig()) {
            Sightings seen = new Sightings();
            rig.reader(rig.transport().build(), rig.name, "jobs", (event, context) -> seen.add(context.id()));
            Signalbox emitter = rig.emitter(rig.transport().build());
            List<CompletableFuture<Emission>> taken = new ArrayList<>();
            List<CompletableFuture<Emission>> refused = new ArrayList<>();
            for (int i = 0; i < EVENTS; i++) {
                if (rig.chance.between(0, 3) == 0) {
                    refused.add(Rig.emit(emitter, "nowhere", i));
                } else {
                    taken.add(Rig.emit(emitter, "jobs", i));
                }
            }
            refused.forEach(each -> assertFails(each, "No queue takes nowhere from the exchange '" + rig.name + "'"));
            taken.forEach(CompletableFuture::join);
            Await.until(seen::toString, () -> seen.different() == taken.size());
            System.out.printf(
                    "mandatory, seed %d: %d events taken, %d refused%n",
                    rig.chance.seed(), taken.size(), refused.size());
            assertThat(seen.all()).isEqualTo(taken.size());
        }
    }

    /** The broker sends back the message, and not its number. */
    @Test
    void ofEventsThatAreEqualButForTheirIdTheOneThatNoQueueTakesFails() {
        try (Rig rig = new Rig()) {
            Signalbox emitter =
                    rig.emitter(RabbitMqTransport.builder(Rig.broker().uri())
                            .exchange(rig.name, ExchangeType.HEADERS)
                            .build());
            assertFails(emit(emitter, EmitOptions.builder()), "No queue takes jobs"); // makes the exchange
            BrokerView.ask(channel -> {
                channel.queueDeclare(rig.name, true, false, false, Map.of("x-queue-type", "quorum"));
                return channel.queueBind(rig.name, rig.name, "", Map.of("x-match", "all", "colour", "red"));
            });
            List<CompletableFuture<Emission>> red = new ArrayList<>();
            List<CompletableFuture<Emission>> blue = new ArrayList<>();
            for (int i = 0; i < EVENTS; i++) {
                boolean isRed = rig.chance.between(0, 1) == 0;
                (isRed ? red : blue).add(emit(emitter, EmitOptions.builder().header("colour", isRed ? "red" : "blue")));
            }
            blue.forEach(each -> assertFails(each, "No queue takes jobs"));
            red.forEach(CompletableFuture::join);
            System.out.printf(
                    "returned among their equals, seed %d: %d events taken, %d refused%n",
                    rig.chance.seed(), red.size(), blue.size());
            assertThat(BrokerView.take(rig.name)).hasSameSizeAs(red);
        }
    }

    @Test
    void anEventThatNoQueueTakesVanishesWhereThatIsWanted() {
        try (Rig rig = new Rig()) {
            Signalbox emitter = rig.emitter(rig.transport().mandatory(false).build());
            assertThat(Rig.emit(emitter, "nowhere", 1).join().id()).isEqualTo("1");
        }
    }

    @Test
    void aFullQueueRefusesAndWhatItHasConfirmedIsThere() {
        try (Rig rig = new Rig()) {
            Signalbox emitter = rig.emitter(rig.transport().build());
            assertFails(Rig.emit(emitter, "jobs", -1), "No queue takes jobs"); // makes the exchange
            BrokerView.ask(channel -> {
                Map<String, Object> arguments = Map.of("x-max-length", 50, "x-overflow", "reject-publish");
                channel.queueDeclare(rig.name, true, false, false, arguments);
                return channel.queueBind(rig.name, rig.name, "jobs");
            });
            List<Integer> confirmed = new ArrayList<>();
            List<CompletableFuture<Emission>> refused = new ArrayList<>();
            for (int i = 0; i < EVENTS; i++) {
                CompletableFuture<Emission> answer = Rig.emit(emitter, "jobs", i);
                if (answer.handle((emission, failure) -> failure == null).join()) {
                    confirmed.add(i);
                } else {
                    refused.add(answer);
                }
            }
            refused.forEach(each -> assertFails(each, "has refused a message for jobs"));
            assertThat(refused)
                    .allSatisfy(each -> assertThat(each)
                            .failsWithin(Duration.ZERO)
                            .withThrowableThat()
                            .havingCause()
                            .satisfies(cause -> assertThat(((EmitException) cause).retriable())
                                    .isTrue()));
            assertThat(BrokerView.take(rig.name).stream().map(BrokerView::job)).containsExactlyElementsOf(confirmed);
            System.out.printf("reject-publish: %d events confirmed, %d refused%n", confirmed.size(), refused.size());
            Rig.emit(emitter, "jobs", EVENTS).join();
        }
    }

    /** Refusals have the channel replaced now and then; what is under way over it is not sent again over the next. */
    @Test
    void ofWhatAFullQueueRefusesTheOthersGetOneCopy() {
        try (Rig rig = new Rig()) {
            Sightings seen = new Sightings();
            rig.reader(rig.transport().build(), rig.name, "jobs", (event, context) -> seen.add(context.id()));
            BrokerView.ask(channel -> {
                Map<String, Object> arguments = Map.of("x-max-length", 1, "x-overflow", "reject-publish");
                channel.queueDeclare(rig.name + ".full", true, false, false, arguments);
                return channel.queueBind(rig.name + ".full", rig.name, "jobs");
            });
            Signalbox emitter = rig.emitter(rig.transport().build());
            List<CompletableFuture<Emission>> answers = new ArrayList<>();
            for (long end = System.nanoTime() + TWO_RENEWALS.toNanos(); System.nanoTime() - end < 0; ) {
                for (int i = 0; i < 10; i++) {
                    answers.add(Rig.emit(emitter, "jobs", answers.size()));
                }
                Await.pause(10);
            }
            long refused = answers.stream()
                    .filter(each ->
                            each.handle((emission, failure) -> failure != null).join())
                    .count();
            assertThat(refused).isGreaterThan(answers.size() / 2);
            Await.until(seen::toString, () -> seen.different() == answers.size());
            System.out.printf("refused by one of two queues: %d of %d events%n", refused, answers.size());
            assertThat(seen.all()).isEqualTo(answers.size());
        }
    }

    /** A frame of AMQP has a size, and its names have 255 bytes. */
    @Test
    void whatAmqpCannotSayFailsAloneAndAtOnce() {
        try (Rig rig = new Rig()) {
            Sightings seen = new Sightings();
            rig.reader(rig.transport().build(), rig.name, "jobs", (event, context) -> seen.add(context.id()));
            Signalbox emitter = rig.emitter(rig.transport().build());
            List<CompletableFuture<Emission>> taken = new ArrayList<>();
            List<CompletableFuture<Emission>> refused = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                taken.add(Rig.emit(emitter, "jobs", i));
                refused.add(emit(emitter, EmitOptions.builder().header("long", "x".repeat(200_000))));
                refused.add(emit(emitter, EmitOptions.builder().header("x".repeat(256), "")));
                refused.add(emit(emitter, EmitOptions.builder().id("\u00e9".repeat(128))));
                taken.add(emit(emitter, EmitOptions.builder().id(i + "é".repeat(124))));
                taken.add(emit(emitter, EmitOptions.builder().id(i + "long").header("long", "x".repeat(100_000))));
            }
            refused.forEach(each -> assertFails(each, "cannot be sent over AMQP"));
            taken.forEach(CompletableFuture::join);
            Await.until(seen::toString, () -> seen.different() == taken.size());
            System.out.printf(
                    "headers too large for AMQP: %d events taken, %d refused%n", taken.size(), refused.size());
        }
    }

    private static CompletableFuture<Emission> emit(Signalbox emitter, EmitOptions.Builder options) {
        return emitter.emitter()
                .emit(new Job("key", 0, 0, Job.Fate.DONE), options.topic("jobs").build());
    }

    private static void assertFails(CompletableFuture<Emission> emit, String message) {
        assertThat(emit)
                .failsWithin(Duration.ofSeconds(25)) // the emit timeout is 30 s
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(EmitException.class)
                .withMessageContaining(message);
    }
}
