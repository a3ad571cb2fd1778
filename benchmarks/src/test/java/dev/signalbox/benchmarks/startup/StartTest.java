package dev.signalbox.benchmarks.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StartTest {

    /** Every event is handled, or the start would throw. */
    @ParameterizedTest
    @EnumSource
    void programHandlesEveryOrder(Program program) throws Exception {
        Start start =
                Start.of(Installation.compiled(Path.of("startup"), program).command(List.of()));

        assertThat(start.millis()).isPositive();
        assertThat(start.peakMebibytes()).isPositive();
    }
}
