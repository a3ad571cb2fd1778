package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.runtime.transport.ConnectionSettings;
import dev.signalbox.runtime.transport.TopicPattern;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StartPositionsTest {

    private static final TopicPartition PLACE = new TopicPartition("orders", 0);

    private final Map<TopicPartition, Long> begun = new HashMap<>();
    private int unknowing = 3;

    /** The named topic is there, or the member would not have begun: what it holds is older than the group. */
    @Test
    void aBrokerThatHearsOfATopicLateDoesNotMakeItANewOne() {
        StartPositions positions = new StartPositions(member(broker()), begun::put);
        positions.remember(new GroupTopics("billing", List.of(TopicPattern.of("orders"))));
        positions.assigned(Set.of(PLACE));
        positions.decide();
        assertThat(begun).isEqualTo(Map.of(PLACE, 9L));
    }

    /** Knows of the topic at the fourth question. */
    private MockConsumer<byte[], byte[]> broker() {
        MockConsumer<byte[], byte[]> broker = new MockConsumer<>("latest") {
            @Override
            public synchronized Map<String, List<PartitionInfo>> listTopics(Duration timeout) {
                return unknowing-- > 0 ? Map.of() : Map.of("orders", infos("orders"), RETURNS, infos(RETURNS));
            }

            @Override
            public synchronized Map<TopicPartition, OffsetAndMetadata> committed(
                    Set<TopicPartition> partitions, Duration timeout) {
                Map<TopicPartition, OffsetAndMetadata> nothing = new HashMap<>();
                partitions.forEach(each -> nothing.put(each, null));
                return nothing;
            }
        };
        broker.assign(List.of(PLACE));
        broker.updateBeginningOffsets(Map.of(PLACE, 2L));
        broker.updateEndOffsets(Map.of(PLACE, 9L));
        return broker;
    }

    private static final String RETURNS = new LetterTopics("orders", "billing").returns();

    private static List<PartitionInfo> infos(String topic) {
        Node[] nodes = {new Node(1, "127.0.0.1", 1)};
        return List.of(new PartitionInfo(topic, 0, nodes[0], nodes, nodes));
    }

    private static Member member(MockConsumer<byte[], byte[]> broker) {
        Duration timeout = Duration.ofSeconds(1);
        KafkaSettings settings = new KafkaSettings(
                "here:9092",
                Map.of(),
                Map.of("auto.offset.reset", "latest"),
                Map.of(),
                1,
                Duration.ofMillis(10),
                1_000,
                true,
                null);
        KafkaPublisher publisher = new KafkaPublisher(
                "kafka(here)",
                settings,
                new ConnectionSettings("app", timeout, timeout),
                new TopicAdmin("kafka(here)", settings, "app", timeout),
                Runnable::run,
                Executors.newSingleThreadScheduledExecutor());
        return new Member(
                "kafka(here)",
                settings,
                "billing",
                broker,
                (message, settlement) -> false,
                new ReplayMarks(publisher, () -> broker, timeout),
                Duration.ofMinutes(1));
    }
}
