package dev.signalbox.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationFormatTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0ms",
        "PT0.0197S, 19.7ms",
        "PT0.019799S, 19.7ms",
        "PT0.25S, 250ms",
        "PT0.000000001S, 0.000001ms",
        "PT0.0009999S, 0.999ms",
        "PT0.99999S, 999ms",
        "PT1S, 1s",
        "PT1.5S, 1.5s",
        "PT1.0049S, 1s",
        "PT59.999S, 59.9s",
        "PT60S, 1m",
        "PT90S, 1m30s",
        "PT59M59.9S, 59m59s",
        "PT1H, 1h",
        "PT1H1S, 1h",
        "PT1H5M, 1h5m",
        "P1D, 1d",
        "P1DT6H59M, 1d6h",
        "P36500D, 36500d",
        "PT-1.5S, -1.5s",
    })
    void readsLikeTheDurationsThatUsersWrite(Duration duration, String text) {
        assertThat(DurationFormat.of(duration)).isEqualTo(text);
    }
}
