package dev.signalbox.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SuspectGateTest {

    private final SuspectGate<String> gate = new SuspectGate<>(10);

    @Test
    void whatIsNoSuspectHoldsNothingBack() {
        assertThat(gate.enter("a", false)).isTrue();
        assertThat(gate.enter("b", false)).isTrue();
        assertThat(gate.leave("a")).isFalse();
    }

    @Test
    void aSuspectPassesAlone() {
        assertThat(gate.enter("a", true)).isTrue();
        assertThat(gate.enter("b", false)).isFalse();
        assertThat(gate.enter("c", true)).isFalse();
        assertThat(gate.leave("b")).isFalse();
        assertThat(gate.leave("a")).isTrue();
        assertThat(gate.leave("a")).isFalse();
        assertThat(gate.enter("b", false)).isTrue();
    }

    @Test
    void withTheChannelTheSuspectIsForgotten() {
        assertThat(gate.enter("a", true)).isTrue();
        gate.clear();
        assertThat(gate.enter("b", false)).isTrue();
    }

    @Test
    void itIsASuspectAtHalfOfTheLimitAndGuiltyBeyondIt() {
        assertThat(gate.isSuspect(4)).isFalse();
        assertThat(gate.isSuspect(5)).isTrue();
        assertThat(gate.isGuilty(10)).isFalse();
        assertThat(gate.isGuilty(11)).isTrue();
        assertThat(new SuspectGate<String>(1).isSuspect(0)).isFalse();
        assertThat(new SuspectGate<String>(1).isSuspect(1)).isTrue();
    }
}
