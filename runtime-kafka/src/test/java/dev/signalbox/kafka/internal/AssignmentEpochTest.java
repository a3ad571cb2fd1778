package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AssignmentEpochTest {

    private final AssignmentEpoch epoch = new AssignmentEpoch();

    @Test
    void whileAPartitionIsOwnedAttemptsBeginAndResultsCount() {
        assertThat(epoch.current()).isTrue();
        assertThat(epoch.accepts()).isTrue();
    }

    @Test
    void whileItDrainsNothingBeginsAndResultsStillCount() {
        epoch.drain();
        assertThat(epoch.current()).isFalse();
        assertThat(epoch.accepts()).isTrue();
    }

    @Test
    void onceItHasEndedNothingCounts() {
        epoch.end();
        assertThat(epoch.current()).isFalse();
        assertThat(epoch.accepts()).isFalse();
    }

    @Test
    void anEndIsForEver() {
        epoch.end();
        epoch.drain();
        assertThat(epoch.accepts()).isFalse();
        assertThat(epoch).hasToString("ENDED");
    }
}
