package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MissingTopicsTest {

    private final MissingTopics topics = new MissingTopics();

    @Test
    void aTopicThatWasNotWaitedForIsNotBelievedToBeMissing() {
        assertThat(topics.believed("orders", 0)).isFalse();
    }

    @Test
    void oneThatWasMissingAMomentAgoIs() {
        topics.missing("orders", 5);
        assertThat(topics.believed("orders", TimeUnit.SECONDS.toNanos(9))).isTrue();
        assertThat(topics.believed("orders", TimeUnit.SECONDS.toNanos(11))).isFalse();
        assertThat(topics.believed("invoices", 6)).isFalse();
    }

    @Test
    void oneThatWasMadeSinceIsNot() {
        topics.missing("orders", 5);
        topics.made("orders");
        assertThat(topics.believed("orders", 6)).isFalse();
    }
}
