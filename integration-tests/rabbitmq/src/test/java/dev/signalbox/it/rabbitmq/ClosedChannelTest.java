package dev.signalbox.it.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Emission;
import dev.signalbox.EmitException;
import dev.signalbox.faults.Await;
import dev.signalbox.runtime.Signalbox;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
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

    /** Others that keep coming do not keep the emitter slow. */
    @Test
    void anEmitterIsSoonAsFastAsBeforeAlthoughThereIsAlwaysMore() {
        try (Rig rig = new Rig()) {
            rig.reader(rig.transport().build(), rig.name, "jobs", (event, context) -> {});
            set("max_message_size", LARGEST);
            Signalbox emitter = rig.emitter(rig.transport().build());
            List<Long> perSecond = new ArrayList<>();
            Deque<CompletableFuture<Emission>> open = new ArrayDeque<>();
            confirmedInASecond(emitter, open);
            perSecond.add(confirmedInASecond(emitter, open));
            CompletableFuture<Emission> tooLarge = Rig.emitLarge(emitter, "jobs", -1, LARGEST);
            for (int i = 0; i < 4; i++) {
                perSecond.add(confirmedInASecond(emitter, open));
            }
            open.forEach(CompletableFuture::join);
            System.out.printf("one message too large under load: %s events a second, the first before it%n", perSecond);
            assertThat(tooLarge).isCompletedExceptionally();
            assertThat(Collections.max(perSecond.subList(2, 5))).isGreaterThan(perSecond.get(0) / 3);
        }
    }

    /** With three hundred under way all the time. */
    private static long confirmedInASecond(Signalbox emitter, Deque<CompletableFuture<Emission>> open) {
        long end = System.nanoTime() + 1_000_000_000;
        long confirmed = 0;
        while (System.nanoTime() - end < 0) {
            open.addLast(Rig.emit(emitter, "jobs", 1));
            if (open.size() > 300) {
                open.removeFirst().join();
                confirmed++;
            }
        }
        return confirmed;
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
