package dev.signalbox.it.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Emission;
import dev.signalbox.faults.Await;
import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.runtime.receive.DeadLetter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Dead letters and replays while the topics and groups around them are made, grown, emptied and deleted. */
class DeadLetterLivesTest {

    @RegisterExtension
    private static final SharedBroker broker = new SharedBroker();

    @Test
    void lettersThatComeAfterTheirTopicWasDeletedAreAllListed() {
        broker.view().create("emptied", 1);
        try (Desk desk = Desk.open(broker.transport(), "g", "emptied")) {
            send("emptied", "k", 1, 5);
            List<DeadLetter> letters = desk.awaitLetters("emptied", 5);
            desk.mend();
            letters.subList(0, 3)
                    .forEach(letter -> desk.letters().replay(letter).join());
            desk.awaitHandled(3);
        }
        broker.view().delete("emptied.g.dlq");
        try (Desk desk = Desk.open(broker.transport(), "g", "emptied")) {
            assertThat(desk.letters().list("emptied", 10)).isEmpty();
            send("emptied", "k", 6, 10);
            assertThat(desk.awaitLetters("emptied", 5))
                    .extracting(DeadLetter::eventId)
                    .containsExactly("6", "7", "8", "9", "10");
        }
    }

    @ParameterizedTest
    @ArgumentsSource(GroupProtocols.class)
    void whatWasReplayedIsHandledWhereverTheGroupBeginsToRead(GroupProtocol protocol) {
        String topic = "young." + protocol;
        broker.view().create(topic, 3);
        KafkaTransport latest = KafkaTransport.builder(broker.address())
                .groupProtocol(protocol)
                .property("auto.offset.reset", "latest")
                .property("metadata.max.age.ms", 3_000)
                .build();
        try (Desk desk = Desk.open(latest, "young-" + protocol, topic.replace(protocol.name(), "*"))) {
            Await.until(
                    () -> "the partitions of " + topic,
                    () -> broker.view().committed("young-" + protocol, topic).size() == 3);
            send(topic, "k", 1, 3);
            List<DeadLetter> letters = desk.awaitLetters(topic, 3);
            desk.mend();
            letters.forEach(letter -> desk.letters().replay(letter).join());
            desk.awaitHandled(3);
            assertThat(desk.handled()).containsExactly("1", "2", "3");
        }
    }

    @Test
    void groupsWhoseNamesJoinedToTopicsAreOneHaveLettersAndReplaysOfTheirOwn() {
        broker.view().create("shared", 2);
        broker.view().create("shared.eu", 2);
        try (Desk one = Desk.open(broker.transport(), "eu.billing", "shared");
                Desk other = Desk.open(broker.transport(), "billing", "shared.eu")) {
            send("shared", "k", 1, 2);
            send("shared.eu", "k", 3, 3);
            List<DeadLetter> letters = one.awaitLetters("shared", 2);
            assertThat(other.awaitLetters("shared.eu", 1))
                    .extracting(DeadLetter::eventId)
                    .containsExactly("3");
            assertThat(letters).extracting(DeadLetter::eventId).containsExactly("1", "2");
            one.mend();
            other.mend();
            letters.forEach(letter -> one.letters().replay(letter).join());
            one.awaitHandled(2);
            other.letters().replay(other.awaitLetters("shared.eu", 1).get(0)).join();
            other.awaitHandled(1);
            assertThat(one.handled()).containsExactly("1", "2");
            assertThat(other.handled()).containsExactly("3");
        }
    }

    @ParameterizedTest
    @EnumSource(GroupProtocol.class)
    void lettersReplayedLongAgoAreNotHandledAgainWhenTheGroupsOffsetsAreGone(GroupProtocol protocol) throws Exception {
        String topic = "old-" + protocol;
        String group = "forgotten-" + protocol;
        broker.view().create(topic, 1);
        try (Desk desk = Desk.open(transport(protocol), group, topic)) {
            send(topic, "k", 1, 3);
            List<DeadLetter> letters = desk.awaitLetters(topic, 3);
            desk.mend();
            letters.forEach(letter -> desk.letters().replay(letter).join());
            desk.awaitHandled(3);
        }
        try (Admin admin = admin()) {
            Await.until(() -> "the end of the group", () -> deleted(admin, group));
        }
        KafkaTransport later = KafkaTransport.builder(broker.address())
                .groupProtocol(protocol)
                .property("auto.offset.reset", "latest")
                .build();
        try (Desk desk = Desk.open(later, group, topic)) {
            Await.until(
                    () -> "the partitions of " + topic,
                    () -> broker.view().committed(group, topic).size() == 1);
            send(topic, "k", 4, 4);
            DeadLetter letter = desk.awaitLetters(topic, 1).get(0);
            desk.mend();
            desk.letters().replay(letter).join();
            desk.awaitHandled(1);
            assertThat(desk.handled()).containsExactly("4");
        }
    }

    @ParameterizedTest
    @ArgumentsSource(GroupProtocols.class)
    void aReplayGoesWhereEventsOfItsKeyGoHoweverTheirTopicHasGrown(GroupProtocol protocol) throws Exception {
        String topic = "grown-" + protocol;
        String group = "grown-" + protocol;
        broker.view().create(topic, 3);
        try (Desk desk = Desk.open(transport(protocol), group, topic);
                Admin admin = admin()) {
            for (int i = 0; i < 20; i++) {
                send(topic, "key-" + i, i, i);
            }
            List<DeadLetter> letters = desk.awaitLetters(topic, 20);
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(12)))
                    .all()
                    .get();
            Await.until(() -> "12 partitions", () -> broker.view().partitions(topic) == 12);
            desk.mend();
            List<CompletableFuture<Emission>> replays =
                    letters.stream().map(desk.letters()::replay).toList();
            replays.forEach(CompletableFuture::join);
            desk.awaitHandled(20);
            for (int i = 0; i < 20; i++) {
                send(topic, "key-" + i, 100 + i, 100 + i);
            }
            desk.awaitHandled(40);
            List<ConsumerRecord<byte[], byte[]>> events = broker.view().records(topic);
            List<ConsumerRecord<byte[], byte[]>> returns = broker.view().records(topic + "." + group + ".dlq.replay");
            for (int i = 0; i < 20; i++) {
                assertThat(partition(returns, i)).as("key-%d", i).isEqualTo(partition(events, 100 + i));
            }
        }
    }

    @Test
    void lettersOfATopicThatWasDeletedAreListed() {
        broker.view().create("passing.a", 1);
        try (Desk desk = Desk.open(broker.transport(), "passing", "passing.*")) {
            send("passing.a", "k", 1, 2);
            desk.awaitLetters("passing.a", 2);
            broker.view().delete("passing.a");
            assertThat(desk.awaitLetters("passing.*", 2)).hasSize(2);
            desk.letters().discard(desk.letters().list("passing.a", 1).get(0)).join();
            assertThat(desk.letters().list("passing.a", 9)).hasSize(1);
        }
    }

    @Test
    void ofTwoBoxesThatReplayOneLetterAtOnceOneSucceeds() {
        broker.view().create("twice", 2);
        try (Desk one = Desk.open(broker.transport(), "twice", "twice");
                Desk other = Desk.open(broker.transport(), "twice", "twice")) {
            send("twice", "k", 1, 30);
            List<DeadLetter> letters = one.awaitLetters("twice", 30);
            other.awaitLetters("twice", 30);
            one.mend();
            other.mend();
            for (DeadLetter each : letters) {
                List<CompletableFuture<Boolean>> replays = List.of(replay(one, each), replay(other, each));
                assertThat(replays.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(true, false);
            }
            Await.until(
                    () -> one.handled() + " and " + other.handled(),
                    () -> one.handled().size() + other.handled().size() >= 30);
            send("twice", "k", 31, 31); // behind all of that
            Await.until(
                    () -> one.handled() + " and " + other.handled(),
                    () -> one.handled().contains("31") || other.handled().contains("31"));
            assertThat(one.handled().size() + other.handled().size()).isEqualTo(31);
        }
    }

    @Test
    void topicsThatKeepLettersForTooShortATimeAreToldOf() throws Exception {
        PrintStream stderr = System.err;
        ByteArrayOutputStream logged = new ByteArrayOutputStream();
        broker.view().create("short", 4);
        try (Admin admin = admin()) {
            admin.createTopics(List.of(
                            new NewTopic("short.g.dlq", 4, (short) 1)
                                    .configs(Map.of("retention.ms", "1000", "retention.bytes", "5000")),
                            new NewTopic("short.g.dlq.replay", 2, (short) 1)
                                    .configs(Map.of("cleanup.policy", "compact", "retention.ms", "-1"))))
                    .all()
                    .get();
        }
        System.setErr(new PrintStream(logged, true, UTF_8));
        try (Desk desk = Desk.open(
                KafkaTransport.builder(broker.address()).createTopics(false).build(), "g", "short")) {
            assertThat(desk.letters().list("short", 1)).isEmpty();
            Await.until(
                    () -> "warnings in " + logged.toString(UTF_8),
                    () -> List.of(
                                    "short.g.dlq has retention.ms=1000. Set retention.ms=-1 there",
                                    "short.g.dlq has retention.bytes=5000. Set retention.bytes=-1 there",
                                    "short.g.dlq.replay has cleanup.policy=compact. Set cleanup.policy=delete there",
                                    "give short.g.dlq.replay 4 partitions")
                            .stream()
                            .allMatch(logged.toString(UTF_8)::contains));
        } finally {
            System.setErr(stderr);
        }
    }

    private static CompletableFuture<Boolean> replay(Desk desk, DeadLetter letter) {
        return desk.letters().replay(letter).handle((emission, failure) -> failure == null);
    }

    private static int partition(List<ConsumerRecord<byte[], byte[]>> records, int id) {
        return records.stream()
                .filter(record -> record.headers().lastHeader("ce_id") != null && BrokerView.job(record) == id)
                .findFirst()
                .orElseThrow()
                .partition();
    }

    private static boolean deleted(Admin admin, String group) {
        try {
            admin.deleteConsumerGroups(List.of(group)).all().get();
            return true;
        } catch (ExecutionException notEmptyYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while deleting a group", interrupted);
        }
    }

    private static KafkaTransport transport(GroupProtocol protocol) {
        return KafkaTransport.builder(broker.address())
                .groupProtocol(protocol)
                .property("metadata.max.age.ms", 1_000)
                .build();
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker.address()));
    }

    /** Events of one key with these ids. */
    @SuppressWarnings("FutureReturnValueIgnored") // closing waits, and the counts tell
    private static void send(String topic, String key, int from, int to) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.address()), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int id = from; id <= to; id++) {
                producer.send(event(topic, key, id));
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> event(String topic, String key, int id) {
        ProducerRecord<byte[], byte[]> event = new ProducerRecord<>(topic, key.getBytes(UTF_8), "{}".getBytes(UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", Integer.toString(id),
                        "ce_type", "any",
                        "ce_source", "elsewhere",
                        "ce_time", "2026-01-02T03:04:05Z",
                        "content-type", "application/json")
                .forEach((name, value) -> event.headers().add(name, value.getBytes(UTF_8)));
        return event;
    }
}
