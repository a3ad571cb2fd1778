package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff();
    private long now = -Duration.ofDays(1).toNanos();

    @Test
    void eachFailureIsWaitedForTwiceAsLongAsTheOneBefore() {
        assertThat(afterAFailure()).isEqualTo(Duration.ofMillis(500));
        assertThat(afterAFailure()).isEqualTo(Duration.ofSeconds(1));
        assertThat(afterAFailure()).isEqualTo(Duration.ofSeconds(2));
        for (int i = 0; i < 10; i++) {
            afterAFailure();
        }
        assertThat(afterAFailure()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aMinuteWithoutOneIsABeginning() {
        afterAFailure();
        afterAFailure();
        now += Duration.ofSeconds(61).toNanos();
        assertThat(afterAFailure()).isEqualTo(Duration.ofMillis(500));
    }

    private Duration afterAFailure() {
        Duration pause = backoff.after(now);
        now += pause.toNanos();
        return pause;
    }
}
