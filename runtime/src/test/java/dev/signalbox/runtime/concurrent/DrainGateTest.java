package dev.signalbox.runtime.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.runtime.time.ManualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DrainGateTest {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final ManualScheduler scheduler = new ManualScheduler();
    private final DrainGate gate = new DrainGate(scheduler);

    @Test
    void anEmptyGateDrainsAtOnce() {
        assertThat(gate.close(DEADLINE)).isCompletedWithValue(true);
        assertThat(scheduler.pending()).isZero();
    }

    @Test
    void aClosedGateLetsNobodyIn() {
        assertThat(gate.isClosed()).isFalse();
        assertThat(gate.close(DEADLINE)).isDone();

        assertThat(gate.isClosed()).isTrue();
        assertThat(gate.enter()).isFalse();
        assertThat(gate.inside()).isZero();
    }

    @Test
    void itDrainsWithTheLastWhoLeaves() {
        gate.enter();
        gate.enter();
        CompletableFuture<Boolean> drained = gate.close(DEADLINE);

        gate.leave();
        assertThat(drained).isNotDone();
        assertThat(gate.inside()).isEqualTo(1);

        gate.leave();
        assertThat(drained).isCompletedWithValue(true);
        assertThat(scheduler.pending()).as("timers left").isZero();
    }

    @Test
    void theDeadlineEndsTheWaiting() {
        gate.enter();
        CompletableFuture<Boolean> drained = gate.close(DEADLINE);

        scheduler.advance(DEADLINE.minusNanos(1));
        assertThat(drained).isNotDone();

        scheduler.advance(Duration.ofNanos(1));
        assertThat(drained).isCompletedWithValue(false);
        assertThat(gate.inside()).isEqualTo(1);
    }

    @Test
    void whoLeavesAfterTheDeadlineIsStillCounted() {
        gate.enter();
        CompletableFuture<Boolean> first = gate.close(Duration.ZERO);
        gate.leave();

        assertThat(first).isCompletedWithValue(false);
        assertThat(gate.inside()).isZero();
        assertThat(gate.close(Duration.ZERO)).isCompletedWithValue(true);
    }

    @Test
    void eachCloseHasItsOwnDeadline() {
        gate.enter();
        CompletableFuture<Boolean> hasty = gate.close(Duration.ofSeconds(1));
        CompletableFuture<Boolean> patient = gate.close(Duration.ofSeconds(5));

        scheduler.advance(Duration.ofSeconds(2));
        gate.leave();

        assertThat(hasty).isCompletedWithValue(false);
        assertThat(patient).isCompletedWithValue(true);
    }

    @Test
    void leavingWithoutHavingEnteredIsRefused() {
        assertThatThrownBy(gate::leave).isInstanceOf(IllegalStateException.class);
        assertThat(gate.isClosed()).isFalse();
        assertThat(gate.enter()).isTrue();

        assertThat(gate.close(Duration.ZERO)).isCompletedWithValue(false);
        gate.leave();
        assertThatThrownBy(gate::leave).isInstanceOf(IllegalStateException.class);
    }

    @RepeatedTest(50)
    @Timeout(30)
    void whoeverGetsInIsWaitedFor() throws Exception {
        AtomicInteger in = new AtomicInteger();
        AtomicInteger out = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            Thread thread = new Thread(() -> {
                while (gate.enter()) {
                    in.incrementAndGet();
                    out.incrementAndGet();
                    gate.leave();
                }
            });
            thread.start();
            threads.add(thread);
        }
        while (out.get() < 100) {
            Thread.onSpinWait();
        }

        boolean drained = gate.close(DEADLINE).get(20, TimeUnit.SECONDS);

        assertThat(drained).isTrue();
        assertThat(out.get()).isEqualTo(in.get());
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(out.get()).isEqualTo(in.get());
        assertThat(gate.inside()).isZero();
    }
}
