package dev.signalbox.it.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Emission;
import dev.signalbox.EmitException;
import dev.signalbox.faults.Await;
import dev.signalbox.runtime.Signalbox;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The broker closes a channel because of an error, and leaves the connection. */
@ExtendWith(OneNode.class)
class ClosedChannelTest {

    private static final int EVENTS = 400;
    private static final int LARGEST = 100_000;

    @AfterEach
    void forgetTheLimits() {
        set("consumer_timeout", 1_800_000);
        set("channel_tick_interval", 60_000);
        set("max_message_size", 134_217_728);
    }

    /** RabbitMQ's limit for acknowledgements; half an hour, unless it is set. */
    @Test
    void whatWasUnderWayOnTheChannelIsDoneOnTheNextOne() {
        set("consumer_timeout", 1_000);
        set("channel_tick_interval", 200);
        try (Rig rig = new Rig()) {
            Sightings seen = new Sightings();
            CountDownLatch closed = new CountDownLatch(1);
            rig.reader(rig.transport().build(), rig.name, "jobs", (event, context) -> {
                seen.add(context.id());
                if (context.id().equals("0")) {
                    closed.await();
                }
            });
            Signalbox emitter = rig.emitter(rig.transport().build());
            String before = channel(rig);
            for (int i = 0; i < EVENTS; i++) {
                Rig.emit(emitter, "jobs", i).join();
            }
            Await.until(
                    () -> "another channel than " + before,
                    () -> !channel(rig).isEmpty() && !channel(rig).equals(before));
            closed.countDown();
            Await.until(seen::toString, () -> seen.count("0") >= 2 && seen.different() == EVENTS);
            Await.until(() -> "an empty queue", () -> messages(rig).endsWith("\t0"));
            System.out.printf(
                    "channel of the consumer closed by the broker: %d events, %d of them came twice%n",
                    EVENTS, seen.all() - seen.different());
        }
    }

    @Test
    void anEventThatTheBrokerClosesTheChannelForFailsAloneAmongMany() {
        try (Rig rig = new Rig()) {
            Sightings seen = new Sightings();
            rig.reader(rig.transport().build(), rig.name, "jobs", (event, context) -> seen.add(context.id()));
            set("max_message_size", LARGEST);
            Signalbox emitter = rig.emitter(rig.transport().build());
            Map<Integer, CompletableFuture<Emission>> answers = new TreeMap<>();
            for (int i = 0; i < EVENTS; i++) {
                boolean tooLarge = i == EVENTS / 2 || rig.chance.between(0, 49) == 0;
                CompletableFuture<Emission> answer = Rig.emitLarge(emitter, "jobs", i, tooLarge ? LARGEST : 10);
                answers.put(tooLarge ? -1 - i : i, answer);
            }
            answers.forEach((number, answer) -> {
                if (number < 0) {
                    assertThat(answer)
                            .failsWithin(Duration.ofMinutes(1))
                            .withThrowableThat()
                            .havingCause()
                            .isInstanceOf(EmitException.class)
                            .withMessageContaining("message size");
                } else {
                    answer.join();
                }
            });
            long refused =
                    answers.keySet().stream().filter(number -> number < 0).count();
            Await.until(seen::toString, () -> seen.different() == EVENTS - refused);
            System.out.printf(
                    "channel of the emitter closed by the broker, seed %d: %d events, %d too large, %d came twice%n",
                    rig.chance.seed(), EVENTS, refused, seen.all() - seen.different());
        }
    }

    private static String channel(Rig rig) {
        return line("list_consumers", rig.name + ".jobs", "queue_name", "channel_pid");
    }

    private static String messages(Rig rig) {
        return line("list_queues", rig.name + ".jobs", "name", "messages");
    }

    private static String line(String command, String queue, String... columns) {
        String[] all = new String[columns.length + 2];
        all[0] = "-q";
        all[1] = command;
        System.arraycopy(columns, 0, all, 2, columns.length);
        return Rig.broker()
                .control(all)
                .lines()
                .filter(line -> line.startsWith(queue + "\t"))
                .collect(Collectors.joining());
    }

    private static void set(String setting, int value) {
        Rig.broker().control("eval", "application:set_env(rabbit, " + setting + ", " + value + ").");
    }
}
