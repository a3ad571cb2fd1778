package dev.signalbox.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SystemSchedulerTest {

    private final SystemScheduler scheduler = new SystemScheduler("test-timer");

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void aTimerRunsOnTheNamedDaemonThread() throws Exception {
        CompletableFuture<Thread> ranOn = new CompletableFuture<>();

        scheduler.schedule(Duration.ofMillis(1), () -> ranOn.complete(Thread.currentThread()));

        Thread thread = ranOn.get(10, TimeUnit.SECONDS);
        assertThat(thread.getName()).isEqualTo("test-timer");
        assertThat(thread.isDaemon()).isTrue();
    }

    @Test
    void aTimerRunsNotBeforeItsDelay() throws Exception {
        CompletableFuture<Long> ranAt = new CompletableFuture<>();
        long start = scheduler.nanoTime();

        scheduler.schedule(Duration.ofMillis(20), () -> ranAt.complete(scheduler.nanoTime()));

        assertThat(ranAt.get(10, TimeUnit.SECONDS) - start).isGreaterThanOrEqualTo(20_000_000L);
    }

    @Test
    void aTimerDoesNotWaitForOneThatWasScheduledBeforeItAndIsDueLater() throws Exception {
        CompletableFuture<String> late = new CompletableFuture<>();
        CompletableFuture<String> early = new CompletableFuture<>();
        scheduler.schedule(Duration.ofHours(1), () -> late.complete("ran"));

        scheduler.schedule(Duration.ofMillis(1), () -> early.complete("ran"));

        assertThat(early.get(10, TimeUnit.SECONDS)).isEqualTo("ran");
        assertThat(late).isNotDone();
    }

    @Test
    void aTimerThatThrowsIsReportedAndTheNextOneRuns() throws Exception {
        CompletableFuture<Throwable> reported = new CompletableFuture<>();
        CompletableFuture<String> next = new CompletableFuture<>();
        scheduler.schedule(Duration.ZERO, () -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> reported.complete(failure));
            throw new IllegalStateException("broken timer");
        });
        scheduler.schedule(Duration.ZERO, () -> next.complete("ran"));

        assertThat(reported.get(10, TimeUnit.SECONDS)).hasMessage("broken timer");
        assertThat(next.get(10, TimeUnit.SECONDS)).isEqualTo("ran");
    }

    @Test
    void aCancelledTimerDoesNotRun() throws Exception {
        CompletableFuture<String> cancelled = new CompletableFuture<>();
        CompletableFuture<String> after = new CompletableFuture<>();
        CountDownLatch busy = new CountDownLatch(1);
        scheduler.schedule(Duration.ZERO, () -> await(busy));
        Timer timer = scheduler.schedule(Duration.ZERO, () -> cancelled.complete("ran"));

        assertThat(timer.cancel()).isTrue();
        assertThat(timer.cancel()).isFalse();
        scheduler.schedule(Duration.ZERO, () -> after.complete("ran"));
        busy.countDown();

        assertThat(after.get(10, TimeUnit.SECONDS)).isEqualTo("ran");
        assertThat(cancelled).isNotDone();
    }

    @Test
    void aDelayBelowZeroIsAsSoonAsPossible() throws Exception {
        CompletableFuture<String> ran = new CompletableFuture<>();

        scheduler.schedule(Duration.ofSeconds(Long.MIN_VALUE), () -> ran.complete("ran"));

        assertThat(ran.get(10, TimeUnit.SECONDS)).isEqualTo("ran");
    }

    @Test
    void theLongestDelayThereIsDoesNotOverflow() throws Exception {
        CompletableFuture<String> never = new CompletableFuture<>();
        CompletableFuture<String> soon = new CompletableFuture<>();
        Timer timer = scheduler.schedule(Duration.ofSeconds(Long.MAX_VALUE), () -> never.complete("ran"));

        scheduler.schedule(Duration.ZERO, () -> soon.complete("ran"));

        assertThat(soon.get(10, TimeUnit.SECONDS)).isEqualTo("ran");
        assertThat(never).isNotDone();
        assertThat(timer.cancel()).isTrue();
    }

    @Test
    void aClosedSchedulerRefusesTimers() {
        scheduler.close();
        scheduler.close();

        assertThatThrownBy(() -> scheduler.schedule(Duration.ZERO, () -> {}))
                .isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void theClockIsTheSystems() {
        assertThat(scheduler.now())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
