package dev.signalbox.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private final Comparison comparison = new Comparison(List.of(
            new JmhResult("CodecBenchmark", "encode", "DATABIND", "SMALL", 600, 1_000),
            new JmhResult("CodecBenchmark", "encode", "AVAJE_JSONB", "SMALL", 400, 700)));

    @Test
    void speedIsTheBaselinesTimeOverTheOwn() {
        assertThat(comparison.speed()).isEqualTo("""
                | encode, ns (times as fast as databind) | small |
                | --- | ---: |
                | databind | 600 (1.00) |
                | avaje jsonb | 400 (1.50) |
                """);
    }

    @Test
    void allocationIsAShareOfTheBaselines() {
        assertThat(comparison.allocation()).contains("| avaje jsonb | 700 (0.70) |");
    }

    @Test
    void aBaselineOfNothingGivesNoRatio() {
        Comparison toNothing = new Comparison(List.of(
                new JmhResult("DispatchBenchmark", "oneType", "DIRECT_CALL", "ONE", 4, 0.0001),
                new JmhResult("DispatchBenchmark", "oneType", "GUAVA", "ONE", 120, 344)));

        assertThat(toNothing.allocation()).contains("| direct call | 0.0 |", "| guava | 344 |");
        assertThat(toNothing.cost()).contains("| guava | 120 (30.00) |");
    }
}
