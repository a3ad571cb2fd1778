package dev.signalbox.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "250ms, PT0.25S",
        "1s, PT1S",
        "5m, PT5M",
        "1h, PT1H",
        "1d, P1D",
        "-5s, PT-5S",
        "PT1.5S, PT1.5S",
        "P1DT2H, PT26H",
    })
    void isRead(String text, Duration expected) {
        assertThat(new DurationText(text).value()).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "s", "10", "1 s", "1.5s", "1w", "PT", "1S", "999999999999999d", "99999999999999999999s"})
    void isNone(String text) {
        assertThat(new DurationText(text).value()).isEmpty();
    }
}
