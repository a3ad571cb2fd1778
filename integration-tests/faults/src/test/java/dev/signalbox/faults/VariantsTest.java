package dev.signalbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariantsTest {

    private final Gauges gauges = new Gauges();

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "one")
    void theMainOneAloneUnlessAllAreAskedFor(@Nullable String which) {
        assertThat(gauges.chosen(which)).containsExactly(Gauge.STANDARD);
    }

    @Test
    void allWhereTheyAreAskedFor() {
        assertThat(gauges.chosen("all")).containsExactly(Gauge.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ALL", "both"})
    void anythingElseIsRefused(String which) {
        assertThatThrownBy(() -> gauges.chosen(which))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("signalbox.variants=" + which)
                .hasMessageContaining("'one'")
                .hasMessageContaining("'all'");
    }

    @ParameterizedTest
    @ArgumentsSource(Gauges.class)
    void aTestRunsWithTheChosenOnes(Gauge gauge) {
        boolean all = "all".equals(System.getProperty(Variants.PROPERTY));
        assertThat(gauge == Gauge.STANDARD || all).isTrue();
    }

    private enum Gauge {
        NARROW,
        STANDARD,
        BROAD
    }

    private static final class Gauges extends Variants<Gauge> {

        Gauges() {
            super(Gauge.STANDARD);
        }
    }
}
