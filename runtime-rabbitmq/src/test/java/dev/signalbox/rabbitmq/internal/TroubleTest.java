package dev.signalbox.rabbitmq.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.ConfigurationException;
import dev.signalbox.SignalboxException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TroubleTest {

    private final PrintStream stderr = System.err;
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private long now = Long.MAX_VALUE - 5; // the clock may run over
    private final Trouble trouble = new Trouble("The queue q", () -> now);

    @AfterEach
    void logAgain() {
        System.setErr(stderr);
    }

    @Test
    void itIsToldWhenItBeginsAndEachMinuteAfterwards() {
        System.setErr(new PrintStream(logged, true, UTF_8));
        for (int second = 0; second < 150; second += 10) {
            trouble.failed(new SignalboxException("gone"));
            now += Duration.ofSeconds(10).toNanos();
        }
        assertThat(lines()).hasSize(3);
        assertThat(lines().get(0))
                .contains("WARN")
                .contains("The queue q: gone")
                .contains("it is tried again");
        assertThat(lines().get(1)).contains("in trouble since");
        assertThat(trouble.lasting()).isEqualTo(Duration.ofSeconds(150));
        assertThat(trouble.refused()).isFalse();
    }

    @Test
    void aRefusalIsAnErrorAndTheNextTroubleIsANewOne() {
        System.setErr(new PrintStream(logged, true, UTF_8));
        trouble.failed(new ConfigurationException("not permitted"));
        assertThat(trouble.refused()).isTrue();
        trouble.over();
        assertThat(trouble.failures()).isZero();
        assertThat(trouble.reason()).isNull();
        assertThat(trouble.lasting()).isZero();
        trouble.failed(new ConfigurationException("not permitted"));
        assertThat(lines()).filteredOn(line -> line.contains("ERROR")).hasSize(2);
    }

    @Test
    void theDelayDoublesUpToFiveSecondsOrHalfAMinuteForARefusal() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(BackOff.millis(0, false)).isBetween(50L, 100L);
            assertThat(BackOff.millis(3, true)).isBetween(400L, 800L);
            assertThat(BackOff.millis(1_000, false)).isBetween(2_500L, 5_000L);
            assertThat(BackOff.millis(1_000, true)).isBetween(15_000L, 30_000L);
        }
    }

    private List<String> lines() {
        return logged.toString(UTF_8).lines().toList();
    }
}
