package dev.signalbox.it.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.faults.Await;
import dev.signalbox.faults.Job;
import dev.signalbox.rabbitmq.QueueType;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.receive.DeadLetters;
import dev.signalbox.runtime.retry.RetryPolicy;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Policies that an operator sets on our queues: whatever they make the broker take out is not lost. */
@ExtendWith(OneNode.class)
class PolicyTest {

    private static final int EVENTS = 30;
    private static final int RESTARTS = 21;

    @Test
    void whatWaitsForRetriesOverCleanRestartsSurvivesALimitOfDeliveries() {
        try (Rig rig = new Rig()) {
            policy(rig, "^" + rig.name + "\\.", "{\"delivery-limit\":20}");
            SignalboxOptions.Builder options = SignalboxOptions.builder(rig.name)
                    .transport(rig.transport().deliveryLimit(1_000).build())
                    .drainTimeout(Duration.ofMillis(100))
                    .retry(RetryPolicy.builder()
                            .attempts(1_000)
                            .delay(Duration.ofMinutes(5))
                            .build());
            rig.reader(options, "jobs", (event, context) -> {}).close();
            Signalbox emitter = rig.emitter(rig.transport().build());
            for (int i = 0; i < EVENTS; i++) {
                Rig.emit(emitter, "jobs", new Job("key-" + i, i, 0, Job.Fate.DONE))
                        .join();
            }
            for (int i = 0; i < RESTARTS; i++) {
                Sightings failed = new Sightings();
                Signalbox box = rig.reader(options, "jobs", (event, context) -> {
                    failed.add(context.id());
                    throw new IllegalStateException("not yet");
                });
                int left = BrokerView.ready(rig.name + ".jobs.dlq");
                Await.until(
                        () -> failed.names().size() + " tried",
                        () -> failed.names().size() >= EVENTS - left || left > 0);
                box.close();
            }
            Sightings handled = new Sightings();
            Signalbox box = rig.reader(options, "jobs", (event, context) -> handled.add(context.id()));
            Set<String> found = new HashSet<>();
            Await.until(() -> found.size() + " of " + EVENTS, () -> {
                found.addAll(handled.names());
                box.deadLetters().list("jobs", 100).forEach(letter -> found.add(letter.eventId()));
                return found.size() == EVENTS;
            });
        }
    }

    @ParameterizedTest
    @ArgumentsSource(QueueTypes.class)
    void lookingIsNeverOnceTooOften(QueueType type) {
        try (Rig rig = new Rig()) {
            Sightings handled = new Sightings();
            policy(rig, "^" + rig.name + "\\.", "{\"delivery-limit\":5}");
            Signalbox box = KeptLetters.reader(rig, rig.transport().queueType(type), handled);
            KeptLetters.put(rig, 0, 40, 10);
            DeadLetters letters = box.deadLetters();
            String after = letters.page("jobs", null, 10).next();
            for (int i = 0; i < 9; i++) {
                List<DeadLetter> all = KeptLetters.list(letters);
                assertThat(all).as("look " + i).hasSize(40);
                assertThat(all.get(7).headers().all("cloudEvents_id")).hasSize(1);
                Signalbox other = KeptLetters.reader(rig, rig.transport().queueType(type), new Sightings());
                assertThat(KeptLetters.list(other.deadLetters())).hasSize(40); // once the first one has let go
                other.close();
            }
            assertThat(letters.page("jobs", after, 100).letters()).hasSize(30);
            List<DeadLetter> all = KeptLetters.list(letters);
            letters.discard(all.get(0)).join();
            letters.replay(all.get(1)).join();
            Await.until(() -> box.stats().toString(), () -> handled.count("1") == 1);
            assertThat(letters.replayAll("jobs", any -> true).join()).isEqualTo(38);
            assertThat(KeptLetters.list(letters)).isEmpty();
        }
    }

    @ParameterizedTest
    @ArgumentsSource(QueueTypes.class)
    void whatIsTooOldInAGroupsQueueIsADeadLetterWithItsTopicAndIsReplayed(QueueType type) {
        try (Rig rig = new Rig()) {
            policy(rig, "^" + rig.name + "\\.jobs\\.\\*$", "{\"message-ttl\":200}");
            var transport = rig.transport().queueType(type).build();
            rig.reader(transport, rig.name, "jobs.*", (event, context) -> {}).close();
            Signalbox emitter = rig.emitter(transport);
            Rig.emit(emitter, "jobs.eu", 1).join();
            Rig.emit(emitter, "jobs.us", 2).join();
            Await.until(() -> "moved", () -> BrokerView.ready(rig.name + ".jobs.*.dlq") == 2);
            Sightings handled = new Sightings();
            Signalbox box = rig.reader(transport, rig.name, "jobs.*", (event, context) -> handled.add(event.topic()));
            DeadLetters letters = box.deadLetters();
            assertThat(letters.list("jobs.*", 10)).extracting(DeadLetter::topic).containsExactly("jobs.eu", "jobs.us");
            DeadLetter moved = letters.list("jobs.us", 10).get(0);
            assertThat(moved.eventId()).isEqualTo("2");
            assertThat(moved.errorMessage()).contains("message-ttl");
            assertThat(moved.headers()).noneMatch(header -> header.name().startsWith("x-"));
            letters.replay(moved).join();
            Await.until(() -> box.stats().toString(), () -> handled.count("jobs.us") == 1);
            letters.discard(letters.list("jobs.*", 10).get(0)).join();
            assertThat(letters.list("jobs.*", 10)).isEmpty();
        }
    }

    @ParameterizedTest
    @ArgumentsSource(QueueTypes.class)
    void dyingDeadLettersAreKept(QueueType type) {
        try (Rig rig = new Rig()) {
            policy(rig, "^" + rig.name + "\\.jobs\\.dlq$", "{\"message-ttl\":200}");
            Signalbox box = KeptLetters.reader(rig, rig.transport().queueType(type), new Sightings());
            KeptLetters.put(rig, 0, 3, 10);
            Await.until(() -> "moved", () -> BrokerView.ready(KeptLetters.queue(rig) + ".kept") == 3);
            List<DeadLetter> all = KeptLetters.list(box.deadLetters());
            assertThat(all).extracting(DeadLetter::eventId).containsExactly("0", "1", "2");
            assertThat(all).allMatch(letter -> letter.attempts() == 1);
            box.deadLetters().discard(all.get(1)).join();
            assertThat(KeptLetters.list(box.deadLetters())).hasSize(2);
        }
    }

    @Test
    void queuesOfAnOlderVersionAreUsedAsTheyAre() {
        try (Rig rig = new Rig()) {
            BrokerView.ask(channel -> {
                channel.queueDeclare(
                        rig.name + ".jobs",
                        true,
                        false,
                        false,
                        java.util.Map.of("x-queue-type", "quorum", "x-single-active-consumer", true));
                return channel.queueDeclare(
                        KeptLetters.queue(rig),
                        true,
                        false,
                        false,
                        java.util.Map.of("x-queue-type", "quorum", "x-delivery-limit", 1_000_000));
            });
            Sightings handled = new Sightings();
            Signalbox box = KeptLetters.reader(rig, rig.transport(), handled);
            KeptLetters.put(rig, 0, 3, 10);
            assertThat(box.deadLetters().replayAll("jobs", any -> true).join()).isEqualTo(3);
            Await.until(() -> box.stats().toString(), () -> handled.names().size() == 3);
        }
    }

    /** RabbitMQ 3.10 goes on refusing what comes over a channel that it has told that the queue is full. */
    @ParameterizedTest
    @ArgumentsSource(QueueTypes.class)
    void whatWasRefusedIsTakenOnceThePolicyIsGone(QueueType type) {
        try (Rig rig = new Rig()) {
            var transport = rig.transport().queueType(type).build();
            rig.reader(transport, rig.name, "jobs", (event, context) -> {}).close();
            Signalbox emitter = rig.emitter(transport);
            Rig.emit(emitter, "jobs", 0).join();
            policy(rig, "^" + rig.name + "\\.jobs$", "{\"max-length\":1,\"overflow\":\"reject-publish\"}");
            Await.until(() -> "a refusal", () -> !isTaken(emitter));
            Rig.broker().control("set_policy", "policy-" + rig.name, "^no queue$", "{\"max-length\":1}");
            Await.until(() -> "an event that is taken", () -> isTaken(emitter));
        }
    }

    private static boolean isTaken(Signalbox emitter) {
        return Rig.emit(emitter, "jobs", 1)
                .handle((emission, failure) -> failure == null)
                .join();
    }

    private static void policy(Rig rig, String queues, String settings) {
        Rig.broker().control("set_policy", "policy-" + rig.name, queues, settings, "--apply-to", "queues");
        rig.closing(rig.name, name -> Rig.broker().control("clear_policy", "policy-" + name));
    }
}
