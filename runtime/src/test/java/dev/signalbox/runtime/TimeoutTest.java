package dev.signalbox.runtime;

import static dev.signalbox.runtime.shop.ThreadedBox.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.Table;
import dev.signalbox.runtime.shop.ThreadedBox;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class TimeoutTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    @RegisterExtension
    private final ThreadedBox threaded = new ThreadedBox();

    private final Calls calls = new Calls();

    @Test
    void aHandlerThatOutlivesItsTimeoutIsInterruptedAndTriedAgain() {
        CountDownLatch inside = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        Table table = orders(calls, (event, context) -> {
            if (context.attempt() == 1) {
                inside.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.set(true);
                    throw e;
                }
            }
            return null;
        });
        try (Signalbox box = start(table)) {
            box.emitter().emit(new Placed("1", "")).join();
            await(inside);
            threaded.time.advance(LIMIT);
            threaded.told.await("retry a 1", 1);
            assertThat(interrupted).isTrue();
            threaded.advanceToNextTimer();
            threaded.told.await("settled", 1);
            assertThat(box.stats().handled()).isEqualTo(1);
            assertThat(box.stats().handlerErrors()).isEqualTo(1);
            assertThat(threaded.told.linesOf("ended"))
                    .containsExactly("ended a 1 AttemptTimeoutException", "ended a 2 well");
        }
    }

    @Test
    void theKeyWaitsUntilTheAttemptHasReallyEnded() {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        Table table = orders(calls, (event, context) -> {
            if (event.note().equals("stubborn") && context.attempt() == 1) {
                inside.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                    await(letGo);
                }
            }
            return null;
        });
        try (Signalbox box = start(table)) {
            box.emitter().emit(new Placed("1", "stubborn")).join();
            box.emitter().emit(new Placed("1", "next")).join();
            box.emitter().emit(new Placed("2", "other")).join();
            await(inside);
            threaded.told.await("settled", 1); // its limit is the same, and the time moves now
            threaded.time.advance(LIMIT);
            await(interrupted);
            box.emitter().emit(new Placed("3", "later")).join();
            threaded.told.await("settled", 2);
            assertThat(calls.lines())
                    .containsExactlyInAnyOrder("a placed 1stubborn 1", "a placed 2other 1", "a placed 3later 1");
            letGo.countDown();
            threaded.told.await("retry", 1);
            assertThat(calls.lines()).hasSize(3);
            threaded.advanceToNextTimer();
            threaded.told.await("settled", 4);
            assertThat(calls.lines().subList(3, 5)).containsExactly("a placed 1stubborn 2", "a placed 1next 1");
        }
    }

    @Test
    void timedOutIsTheReasonWhenTheLastAttemptDid() {
        CountDownLatch inside = new CountDownLatch(3);
        Table table = orders(calls, (event, context) -> {
            inside.countDown();
            return new CompletableFuture<>(); // never completes by itself
        });
        try (Signalbox box = start(table)) {
            box.emitter().emit(new Placed("1", "")).join();
            for (int attempt = 1; attempt <= 3; attempt++) {
                threaded.told.await("started a " + attempt, 1);
                threaded.advanceToNextTimer();
                threaded.told.await("ended a " + attempt, 1);
                if (attempt < 3) {
                    threaded.advanceToNextTimer();
                }
            }
            threaded.told.await("settled", 1);
            DeadLetter letter = box.deadLetters().list("orders", 1).get(0);
            assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.TIMED_OUT);
            assertThat(letter.attempts()).isEqualTo(3);
            assertThat(letter.errorMessage()).contains("a did not end within 5s");
        }
    }

    @Test
    void aStageIsCancelled() {
        CompletableFuture<Void> stage = new CompletableFuture<>();
        Table table = orders(calls, (event, context) -> context.attempt() == 1 ? stage : null);
        try (Signalbox box = start(table)) {
            box.emitter().emit(new Placed("1", "")).join();
            threaded.told.await("started a 1", 1);
            threaded.advanceToNextTimer();
            threaded.told.await("retry a 1", 1);
            assertThat(stage).isCancelled();
            threaded.advanceToNextTimer();
            threaded.told.await("settled shop HANDLED", 1);
        }
    }

    @Test
    void aStageThatCannotBeCancelledIsWaitedFor() {
        CompletableFuture<Void> source = new CompletableFuture<>();
        CompletionStage<Void> stage = source.minimalCompletionStage();
        Table table = orders(calls, (event, context) -> context.attempt() == 1 ? stage : null);
        try (Signalbox box = start(table)) {
            box.emitter().emit(new Placed("1", "")).join();
            threaded.told.await("started a 1", 1);
            threaded.advanceToNextTimer();
            assertThat(threaded.told.linesOf("ended")).isEmpty();
            source.complete(null);
            threaded.told.await("ended a 1 AttemptTimeoutException", 1);
            threaded.advanceToNextTimer();
            threaded.told.await("settled shop HANDLED", 1);
        }
    }

    @Test
    void anAttemptThatEndsInTimeLeavesNoTimerAndNoInterrupt() {
        AtomicBoolean interrupted = new AtomicBoolean();
        Table table = orders(calls, (event, context) -> {
            interrupted.compareAndSet(false, Thread.currentThread().isInterrupted());
            Thread.currentThread().interrupt();
            return null;
        });
        try (Signalbox box = threaded.create(threaded.options().concurrency(1), table)) {
            box.start();
            for (int i = 0; i < 20; i++) {
                box.emitter().emit(new Placed("" + i, "")).join();
            }
            threaded.told.await("settled", 20);
            assertThat(interrupted).isFalse();
            assertThat(threaded.time.pending()).isZero();
        }
    }

    private Signalbox start(Table table) {
        Signalbox box = threaded.create(threaded.options(), table);
        box.start();
        return box;
    }

    private static Table orders(Calls calls, Calls.Action<Placed> action) {
        return Table.of(OrderEvent.PLACED)
                .handler(calls.of("a", Placed.class, action).withTimeout(LIMIT));
    }
}
