package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.ConfigurationException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a broker that hears of topics late makes of them. */
@Timeout(60)
class TopicAdminTest {

    private final LateBroker broker = new LateBroker();
    private final TopicAdmin topics = new TopicAdmin(
            "kafka(here)",
            new KafkaSettings("here:9092", Map.of(), Map.of(), Map.of(), 1, Duration.ofMillis(10), 1_000, true, null),
            new TopicClient("kafka(here)", Map.of(), Duration.ofSeconds(30), properties -> broker));

    @AfterEach
    void close() {
        topics.close(Duration.ZERO);
    }

    @Test
    void whoMayNotCreateATopicFindsOneThatSomebodyElseHasMade() {
        broker.knows("orders", 3);
        assertThat(topics.ready("orders")).succeedsWithin(Duration.ofSeconds(50));
    }

    @Test
    void whoMayNotCreateATopicThatStaysMissingIsToldSo() {
        assertThat(topics.ready("orders"))
                .failsWithin(Duration.ofSeconds(50))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(ConfigurationException.class)
                .withMessageContaining("The topic orders does not exist on kafka(here) and could not be created");
    }
}
