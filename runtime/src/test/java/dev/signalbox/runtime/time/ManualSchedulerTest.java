package dev.signalbox.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualSchedulerTest {

    private final ManualScheduler scheduler = new ManualScheduler();
    private final List<String> ran = new ArrayList<>();

    @Test
    void timersRunInOrderOfTheirDueTimesAndThenOfTheirMaking() {
        after(2, "late");
        after(1, "early");
        after(1, "early, made later");

        scheduler.advance(Duration.ofSeconds(2));

        assertThat(ran).containsExactly("early", "early, made later", "late");
    }

    @Test
    void nothingRunsBeforeItIsDue() {
        after(2, "late");

        scheduler.advance(Duration.ofSeconds(2).minusNanos(1));

        assertThat(ran).isEmpty();
        assertThat(scheduler.untilNext()).contains(Duration.ofNanos(1));
    }

    @Test
    void theClockShowsTheDueTimeWhileATimerRuns() {
        Instant start = scheduler.now();
        List<Instant> seen = new ArrayList<>();
        scheduler.schedule(Duration.ofSeconds(1), () -> seen.add(scheduler.now()));

        scheduler.advance(Duration.ofSeconds(5));

        assertThat(seen).containsExactly(start.plusSeconds(1));
        assertThat(scheduler.now()).isEqualTo(start.plusSeconds(5));
        assertThat(scheduler.nanoTime()).isEqualTo(5_000_000_000L);
    }

    @Test
    void timersThatTimersMakeRunInTheSameAdvance() {
        scheduler.schedule(Duration.ofSeconds(1), () -> after(1, "chained"));

        scheduler.advance(Duration.ofSeconds(2));

        assertThat(ran).containsExactly("chained");
    }

    @Test
    void aCancelledTimerDoesNotRun() {
        Timer timer = scheduler.schedule(Duration.ofSeconds(1), () -> ran.add("cancelled"));

        assertThat(timer.cancel()).isTrue();
        assertThat(timer.cancel()).isFalse();
        scheduler.advance(Duration.ofSeconds(1));

        assertThat(ran).isEmpty();
        assertThat(scheduler.pending()).isZero();
    }

    @Test
    void aTimerThatHasRunCannotBeCancelled() {
        Timer timer = scheduler.schedule(Duration.ZERO, () -> ran.add("ran"));

        scheduler.runDue();

        assertThat(timer.cancel()).isFalse();
        assertThat(ran).containsExactly("ran");
    }

    @Test
    void timeDoesNotGoBack() {
        assertThatThrownBy(() -> scheduler.advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void after(int seconds, String name) {
        scheduler.schedule(Duration.ofSeconds(seconds), () -> ran.add(name));
    }
}
