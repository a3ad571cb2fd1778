package dev.signalbox.it.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.GetResponse;
import dev.signalbox.RawEvent;
import dev.signalbox.RejectEventException;
import dev.signalbox.faults.Await;
import dev.signalbox.rabbitmq.QueueType;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.receive.DeadLetters;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A dead letter carries what arrived, untouched, whatever the broker does with such headers. */
@ExtendWith(OneNode.class)
class UntouchedTest {

    private final List<RawEvent> seen = new CopyOnWriteArrayList<>();
    private final AtomicBoolean failing = new AtomicBoolean(true);

    @ParameterizedTest
    @EnumSource(QueueType.class)
    void whatIsReplayedIsWhatArrivedAndGoesToNobodyElse(QueueType type) {
        try (Rig rig = new Rig()) {
            Signalbox box = reader(rig, type);
            String stranger = rig.name + ".stranger";
            BrokerView.ask(channel -> channel.queueDeclare(stranger, true, false, false, Map.of()));
            for (int copies = 1; copies <= 2; copies++) {
                failing.set(true);
                seen.clear();
                BrokerView.publish(rig.name, "jobs", strange(stranger, copies), "{}".getBytes(StandardCharsets.UTF_8));
                DeadLetters letters = box.deadLetters();
                Await.until(
                        () -> box.stats().toString(),
                        () -> !letters.list("jobs", 10).isEmpty());
                BrokerView.take(stranger);
                DeadLetter letter = letters.list("jobs", 10).get(0);
                assertThat(letter.headers())
                        .hasSize(seen.get(0).headers().size() - 1) // all but the one that is called like ours
                        .isSubsetOf(seen.get(0).headers());
                failing.set(false);
                letters.replay(letter).join();
                Await.until(() -> box.stats().toString(), () -> seen.size() == 2);
                assertThat(seen.get(1)).isEqualTo(seen.get(0));
                assertThat(BrokerView.ready(stranger)).isZero();
            }
        }
    }

    @Test
    void theBrokerHasItWithItsTypesAndNothingIsMadeUp() {
        try (Rig rig = new Rig()) {
            Signalbox box = reader(rig, QueueType.QUORUM);
            BrokerView.publish(rig.name, "jobs", strange("nowhere", 1), "{}".getBytes(StandardCharsets.UTF_8));
            Await.until(() -> box.stats().toString(), () -> box.stats().deadLettered() == 1);
            box.close();
            List<GetResponse> kept = BrokerView.take(KeptLetters.queue(rig));
            BasicProperties properties = kept.get(0).getProps();
            assertThat(properties.getHeaders())
                    .containsEntry("number", 7)
                    .containsEntry("table", Map.of("a", 1, "b", List.of(2L)));
            assertThat((byte[]) properties.getHeaders().get("bytes")).containsExactly(0xff, 0);
            assertThat(properties.getCorrelationId()).isEqualTo("c");
            assertThat(properties.getMessageId()).isNull();
            assertThat(properties.getType()).isNull();
            assertThat(properties.getAppId()).isNull();
            assertThat(properties.getExpiration()).isNull();
        }
    }

    @Test
    void oneWhoseHeadersFillAFrameIsKeptTooAndItsKeyGoesOn() {
        try (Rig rig = new Rig()) {
            Signalbox box = reader(rig, QueueType.QUORUM);
            Map<String, Object> table = new HashMap<>();
            table.put("cloudEvents_specversion", "1.0");
            table.put("cloudEvents_type", "job");
            table.put("cloudEvents_id", "1");
            table.put("cloudEvents_source", "test");
            table.put("long", "x".repeat(130_700));
            BasicProperties full = new BasicProperties.Builder().headers(table).build();
            BrokerView.publish(rig.name, "jobs", full, "{}".getBytes(StandardCharsets.UTF_8));
            Await.until(() -> box.stats().toString(), () -> box.stats().deadLettered() == 1);
            DeadLetter letter = box.deadLetters().list("jobs", 1).get(0);
            assertThat(letter.headers()).isEqualTo(seen.get(0).headers());
            assertThat(letter.payload()).isEqualTo(seen.get(0).payload());
            failing.set(false);
            box.deadLetters().replay(letter).join();
            Await.until(() -> box.stats().toString(), () -> seen.size() == 2);
            assertThat(seen.get(1)).isEqualTo(seen.get(0));
        }
    }

    @ParameterizedTest
    @EnumSource(QueueType.class)
    void whatStrangersPutAmongDeadLettersIsListedReplayedAndDiscardedThoughItBearsNoName(QueueType type) {
        try (Rig rig = new Rig()) {
            failing.set(false);
            Signalbox box = reader(rig, type);
            for (int i = 0; i < 3; i++) { // equal ones, and one that is not
                BrokerView.publish("", KeptLetters.queue(rig), named(i == 2 ? "b" : "a"), new byte[] {'{', '}'});
            }
            DeadLetters letters = box.deadLetters();
            List<DeadLetter> all = letters.list("jobs", 10);
            assertThat(all).extracting(DeadLetter::id).hasSize(3).doesNotHaveDuplicates();
            letters.discard(all.get(0)).join();
            letters.discard(all.get(0)).join();
            assertThat(letters.list("jobs", 10))
                    .extracting(DeadLetter::id)
                    .containsExactly(all.get(1).id(), all.get(2).id());
            letters.replay(all.get(1)).join();
            letters.discard(all.get(2)).join();
            Await.until(() -> box.stats().toString(), () -> seen.size() == 1);
            assertThat(letters.list("jobs", 10)).isEmpty();
        }
    }

    @Test
    void headersThatAreCalledLikeOursMakeNoReplayOfAStrangersMessage() {
        try (Rig rig = new Rig()) {
            failing.set(false);
            Signalbox box = reader(rig, QueueType.QUORUM);
            BasicProperties like = named("a")
                    .builder()
                    .headers(Map.of(
                            "cloudEvents_specversion",
                            "1.0",
                            "cloudEvents_type",
                            "job",
                            "cloudEvents_id",
                            "1",
                            "cloudEvents_source",
                            "s",
                            "sbx_dl_replays",
                            "1",
                            "sbx_dl_topic",
                            "elsewhere"))
                    .build();
            BrokerView.publish(rig.name, "jobs", like, new byte[] {'{', '}'});
            Await.until(() -> box.stats().toString(), () -> seen.size() == 1);
            assertThat(seen.get(0).topic()).isEqualTo("jobs");
            assertThat(seen.get(0).headers().first("sbx_dl_topic")).hasValue("elsewhere");
        }
    }

    @Test
    void aDeadLetterThatIsShovelledBackIsAReplayForItsGroupAndNothingToOthers() {
        try (Rig rig = new Rig()) {
            Signalbox box = reader(rig, QueueType.QUORUM);
            Sightings others = new Sightings();
            Signalbox other = rig.reader(
                    rig.transport().build(), rig.name + "-other", "jobs", (event, context) -> others.add(context.id()));
            Rig.emit(rig.emitter(rig.transport().build()), "jobs", 1).join();
            Await.until(() -> box.stats().toString(), () -> box.stats().deadLettered() == 1);
            Await.until(() -> other.stats().toString(), () -> others.count("1") == 1);
            GetResponse letter = BrokerView.take(KeptLetters.queue(rig)).get(0);
            failing.set(false);
            BrokerView.publish(rig.name, "jobs", letter.getProps(), letter.getBody());
            Await.until(() -> box.stats().toString(), () -> seen.size() == 2);
            assertThat(seen.get(1)).isEqualTo(seen.get(0));
            Await.until(() -> "acknowledged", () -> BrokerView.ready(rig.name + "-other.jobs") == 0);
            assertThat(others.count("1")).isEqualTo(1);
            assertThat(other.deadLetters().list("jobs", 10)).isEmpty();
        }
    }

    @Test
    void twoEventsOfOneIdAndDifferentSourcesAreTwoDeadLetters() {
        try (Rig rig = new Rig()) {
            Signalbox box = reader(rig, QueueType.QUORUM);
            for (String source : List.of("one", "other")) {
                BasicProperties event = new BasicProperties.Builder()
                        .headers(Map.of(
                                "cloudEvents_specversion",
                                "1.0",
                                "cloudEvents_type",
                                "job",
                                "cloudEvents_id",
                                "same",
                                "cloudEvents_source",
                                source))
                        .build();
                BrokerView.publish(rig.name, "jobs", event, new byte[] {'{', '}'});
            }
            Await.until(() -> box.stats().toString(), () -> box.stats().deadLettered() == 2);
            List<DeadLetter> both = box.deadLetters().list("jobs", 10);
            box.deadLetters().discard(both.get(0)).join();
            assertThat(box.deadLetters().list("jobs", 10))
                    .extracting(DeadLetter::id)
                    .containsExactly(both.get(1).id());
        }
    }

    private Signalbox reader(Rig rig, QueueType type) {
        return rig.reader(
                SignalboxOptions.builder(rig.name)
                        .transport(rig.transport().queueType(type).build()),
                "jobs",
                (event, context) -> {
                    seen.add(event);
                    if (failing.get()) {
                        throw new RejectEventException("no");
                    }
                });
    }

    private static BasicProperties named(String id) {
        return new BasicProperties.Builder()
                .headers(Map.of(
                        "cloudEvents_specversion",
                        "1.0",
                        "cloudEvents_type",
                        "job",
                        "cloudEvents_id",
                        id,
                        "cloudEvents_source",
                        "s"))
                .build();
    }

    @SuppressWarnings("JavaUtilDate") // the client's type
    private static BasicProperties strange(String copyTo, int copies) {
        Map<String, Object> table = new HashMap<>();
        table.put("cloudEvents_specversion", "1.0");
        table.put("cloudEvents_type", "job");
        table.put("cloudEvents_id", "1");
        table.put("cloudEvents_source", "test");
        table.put("number", 7);
        table.put("table", Map.of("a", 1, "b", List.of(2L)));
        table.put("bytes", new byte[] {(byte) 0xff, 0});
        table.put("CC", copies == 1 ? List.of(copyTo) : List.of(copyTo, "jobs.nowhere"));
        table.put("BCC", List.of("nowhere"));
        table.put("x-death", List.of(Map.of("queue", "theirs", "count", 2L, "reason", "expired")));
        table.put("sbx_dl_handler", "mine");
        return new BasicProperties.Builder()
                .headers(table)
                .priority(5)
                .expiration("600000")
                .userId("guest")
                .clusterId("cluster")
                .correlationId("c")
                .timestamp(new Date(1_700_000_000_000L))
                .build();
    }
}
