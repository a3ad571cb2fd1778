package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrafficTest {

    private final Traffic traffic = new Traffic();

    @Test
    void aMessageWaitsWhenItHasNoAnswerFromOneLookToTheNext() {
        traffic.sent();
        traffic.look();
        assertThat(traffic.waits()).isFalse();
        traffic.look();
        assertThat(traffic.waits()).isTrue();
        traffic.answered();
        traffic.look();
        assertThat(traffic.waits()).isFalse();
    }

    @Test
    void whatIsAnsweredInTimeNeverWaits() {
        for (int i = 0; i < 10; i++) {
            traffic.sent();
            traffic.look();
            traffic.answered();
        }
        assertThat(traffic.waits()).isFalse();
    }

    @Test
    void trafficMovesForTwoLooks() {
        assertThat(traffic.moves()).isFalse();
        traffic.sent();
        traffic.look();
        assertThat(traffic.moves()).isTrue();
        traffic.look();
        assertThat(traffic.moves()).isTrue();
        traffic.look();
        assertThat(traffic.moves()).isFalse();
    }
}
