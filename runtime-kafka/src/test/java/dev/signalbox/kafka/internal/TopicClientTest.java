package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kafka.internal.TopicClient.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Brokers hear of a topic one after the other: of one that has not, the answer is that there is none. */
@Timeout(60)
class TopicClientTest {

    private static final Topic FOUND = new Topic(Uuid.ONE_UUID, 2);

    private final LateBroker broker = new LateBroker();
    private final TopicClient client =
            new TopicClient("kafka(here)", Map.of(), Duration.ofSeconds(30), properties -> broker);

    @AfterEach
    void close() {
        client.close(Duration.ZERO);
    }

    @Test
    void topicsThatABrokerHearsOfLateAreThere() {
        broker.knows("orders", 0).knows("orders.billing.dlq", 5);
        assertThat(client.shapes(List.of("orders", "orders.billing.dlq")).join())
                .isEqualTo(Map.of("orders", FOUND, "orders.billing.dlq", FOUND));
    }

    @Test
    void aTopicThatStaysMissingIsWaitedForOnce() {
        broker.knows("orders", 0);
        assertThat(client.shapes(List.of("orders", "gone")).join()).isEqualTo(Map.of("orders", FOUND));
        int before = broker.questions();
        assertThat(before).isGreaterThan(10);
        assertThat(client.shapes(List.of("orders", "gone")).join()).isEqualTo(Map.of("orders", FOUND));
        assertThat(broker.questions()).isEqualTo(before + 1);
    }

    @Test
    void whatABrokerIsBelievedToMissIsSeenWhenItIsThere() {
        assertThat(client.shapes(List.of("orders")).join()).isEmpty();
        broker.knows("orders", 0);
        assertThat(client.shapes(List.of("orders")).join()).isEqualTo(Map.of("orders", FOUND));
    }
}
