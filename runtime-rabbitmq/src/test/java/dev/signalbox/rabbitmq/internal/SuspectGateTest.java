package dev.signalbox.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
    void theFirstSuspectPassesAlone() {
        assertThat(gate.isCautious()).isTrue();
        assertThat(gate.enter("a", true)).isTrue();
        gate.goOn("a");
        assertThat(gate.enter("a", true)).as("once more").isTrue();
        assertThat(gate.enter("b", false)).isFalse();
        assertThat(gate.enter("c", true)).isFalse();
        assertThat(gate.leave("b")).isFalse();
        assertThat(gate.leave("a")).isTrue();
        assertThat(gate.leave("a")).isFalse();
        assertThat(gate.enter("b", false)).isTrue();
        assertThat(gate.isCautious()).as("nobody says that it has ended well").isTrue();
    }

    @Test
    void whileOneWaitsToGoOnWhatWasBeforeItPassesOrTakesItsPlace() {
        assertThat(gate.enter("b", true)).isTrue();
        assertThat(gate.waiting()).isEqualTo("b");
        assertThat(gate.enter("a", false)).isTrue();
        assertThat(gate.waiting()).isEqualTo("b");
        assertThat(gate.enter("a2", true)).isTrue();
        assertThat(gate.waiting()).isEqualTo("a2");
        gate.goOn("a2");
        assertThat(gate.waiting()).isNull();
        assertThat(gate.enter("b", true)).isFalse();
        assertThat(gate.leave("a2")).isTrue();
        assertThat(gate.enter("b", true)).isTrue();
        assertThat(gate.leave("b")).as("it has gone before it went on").isTrue();
        assertThat(gate.waiting()).isNull();
    }

    @Test
    void asLongAsTheyEndWellTwiceAsManyPassAtATime() {
        assertThat(passTogether(10)).isEqualTo(1);
        assertThat(gate.isCautious()).isFalse();
        assertThat(passTogether(10)).isEqualTo(2);
        assertThat(passTogether(10)).isEqualTo(4);
        assertThat(gate.enter("x", true)).isTrue();
        gate.goOn("x");
        assertThat(gate.enter("no suspect", false)).isFalse();
        assertThat(gate.leave("x")).isTrue();
        assertThat(gate.enter("no suspect", false)).isTrue();
        assertThat(passTogether(10)).isEqualTo(8);
    }

    /** How many of so many are let in before one has left; all of them end well. */
    private int passTogether(int suspects) {
        List<String> in = new ArrayList<>();
        for (int i = 0; i < suspects; i++) {
            String suspect = "suspect " + i;
            if (gate.enter(suspect, true)) {
                gate.goOn(suspect);
                in.add(suspect);
            }
        }
        for (String each : in) {
            assertThat(gate.leave(each)).isTrue();
            gate.endedWell();
        }
        return in.size();
    }

    @Test
    void itIsASuspectAtHalfOfTheLimitAndTooOftenBeyondIt() {
        assertThat(gate.isSuspect(4)).isFalse();
        assertThat(gate.isSuspect(5)).isTrue();
        assertThat(gate.isTooOften(10)).isFalse();
        assertThat(gate.isTooOften(11)).isTrue();
        assertThat(new SuspectGate<String>(1).isSuspect(0)).isFalse();
        assertThat(new SuspectGate<String>(1).isSuspect(1)).isTrue();
    }

    @Test
    void itIsGuiltyOnlyIfProcessesHaveEndedWhileItWasAlone() {
        assertThat(gate.isGuilty(1_000, 0)).as("handed back by clean restarts").isFalse();
        assertThat(gate.isGuilty(1_000, 1))
                .as("one process may end by accident")
                .isFalse();
        assertThat(gate.isGuilty(11, 2)).isTrue();
        assertThat(gate.isGuilty(10, 6)).isFalse();
        assertThat(new SuspectGate<String>(2).isGuilty(3, 1)).isTrue();
        assertThat(new SuspectGate<String>(1).isGuilty(2, 1)).isTrue();
    }
}
