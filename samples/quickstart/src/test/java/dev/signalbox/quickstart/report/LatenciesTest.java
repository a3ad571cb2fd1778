package dev.signalbox.quickstart.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    private final Latencies latencies = new Latencies();

    @Test
    void percentilesAreRightToASixteenth() {
        for (int micros = 1; micros <= 1_000; micros++) {
            latencies.add(Duration.ofNanos(micros * 1_000L));
        }

        assertThat(latencies.count()).isEqualTo(1_000);
        assertThat(latencies.percentile(0.5).toNanos()).isBetween(500_000L, 500_000L * 17 / 16);
        assertThat(latencies.percentile(0.99).toNanos()).isBetween(990_000L, 990_000L * 17 / 16);
    }

    @Test
    void ofNoneTheyAreZero() {
        assertThat(latencies.percentile(0.99)).isEqualTo(Duration.ZERO);
    }
}
