package dev.signalbox.runtime;

import static dev.signalbox.runtime.shop.Totals.assertAddUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.DecodingException;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.InlineBox;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.Table;
import dev.signalbox.runtime.shop.ThreadedBox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What handlers do that they should not: their own key may suffer, nothing else does. */
@Timeout(60)
class HandlerFaultsTest {

    @RegisterExtension
    private final InlineBox inline = new InlineBox();

    private final Calls calls = new Calls();

    static Stream<Calls.Action<Placed>> exhaustedHeaps() {
        return Stream.of(
                (event, context) -> {
                    throw new OutOfMemoryError("heap");
                },
                (event, context) -> {
                    throw new OutOfMemoryError("unable to create native thread");
                },
                (event, context) ->
                        CompletableFuture.failedFuture(new CompletionException(new OutOfMemoryError("later"))));
    }

    /** More often than the policy would try, and as many events as may be in flight. */
    @ParameterizedTest
    @MethodSource("exhaustedHeaps")
    void aProcessOutOfMemoryIsLoudAndGoesOnOnceMemoryIsThere(Calls.Action<Placed> action) {
        List<Throwable> loud = new ArrayList<>();
        boolean[] exhausted = {true};
        Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> loud.add(error));
        try (Signalbox box = inline.start(
                inline.options().maxInFlight(2),
                orders((event, context) ->
                        exhausted[0] && event.note().equals("bad") ? action.act(event, context) : null))) {
            emit(box, "1", "bad");
            emit(box, "1", "behind");
            emit(box, "2", "bad");
            emit(box, "3", "other");
            inline.seconds(1_000);
            assertThat(calls.lines())
                    .contains("a placed 3other 1", "a placed 1bad 9", "a placed 2bad 9")
                    .doesNotContain("a placed 1behind 1");
            assertThat(loud).hasSizeGreaterThan(8).allMatch(OutOfMemoryError.class::isInstance);
            assertThat(box.stats().inFlight()).isEqualTo(3);
            assertThat(box.deadLetters().list("orders", 10)).isEmpty();
            assertAddUp(box.stats(), inline.told);
            exhausted[0] = false;
            inline.seconds(30);
            assertThat(calls.lines()).contains("a placed 1behind 1");
            assertThat(box.stats().handled()).isEqualTo(4);
            assertAddUp(box.stats(), inline.told);
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(before);
        }
    }

    @Test
    void attemptsWithoutMemoryAreNotCountedAgainstThePolicy() {
        Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> {});
        try (Signalbox box = inline.start(orders((event, context) -> {
            if (context.attempt() == 2 || context.attempt() == 3) {
                throw new OutOfMemoryError("heap");
            }
            throw new IllegalStateException("bad");
        }))) {
            emit(box, "1", "");
            inline.seconds(1_000);
            assertThat(calls.lines()).hasSize(5);
            assertThat(box.deadLetters().list("orders", 9)).hasSize(1);
            assertThat(box.deadLetters().list("orders", 9).get(0).attempts()).isEqualTo(5);
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(before);
        }
    }

    static Stream<Throwable> oddThrowables() {
        IllegalStateException circle = new IllegalStateException("one");
        circle.initCause(new IllegalStateException("other", circle));
        return Stream.of(
                new NoClassDefFoundError("gone"),
                new NoSuchMethodError("gone"),
                new ExceptionInInitializerError("init"),
                new UnsatisfiedLinkError("native"),
                new AssertionError("assertion"),
                new InternalError("internal"),
                new Error("plain"),
                new DecodingException("/other", "a handler reads something else"),
                new StubbornFailure(),
                circle,
                new CompletionException("own", null) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public synchronized Throwable getCause() {
                        return this;
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("oddThrowables")
    void everyThrowableIsRetriedAndThenADeadLetter(Throwable odd) {
        try (Signalbox box = inline.start(inline.options().maxInFlight(2), orders((event, context) -> {
            if (!event.note().equals("bad")) {
                return null;
            }
            if (event.order().equals("1")) {
                throw odd;
            }
            return CompletableFuture.failedFuture(odd);
        }))) {
            emit(box, "1", "bad");
            emit(box, "1", "behind");
            emit(box, "2", "bad");
            emit(box, "2", "behind");
            inline.seconds(10);
            assertThat(calls.lines())
                    .hasSize(8)
                    .contains("a placed 1bad 3", "a placed 2bad 3", "a placed 1behind 1", "a placed 2behind 1");
            assertThat(box.deadLetters().list("orders", 9))
                    .hasSize(2)
                    .extracting(DeadLetter::reason)
                    .containsOnly(DeadLetter.Reason.HANDLER_FAILED);
            assertThat(box.stats().inFlight()).isZero();
            assertAddUp(box.stats(), inline.told);
        }
    }

    /** Throws whatever it is asked. */
    private static final class StubbornFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new AssertionError("asked");
        }

        @Override
        public synchronized Throwable getCause() {
            throw new AssertionError("asked");
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new AssertionError("asked");
        }

        @Override
        public String toString() {
            throw new AssertionError("asked");
        }
    }

    @Test
    void aStackOverflowIsAFailureLikeAnyOther() {
        try (Signalbox box = inline.start(orders((event, context) -> {
            throw new StackOverflowError();
        }))) {
            emit(box, "1", "deep");
            emit(box, "1", "deeper");
            inline.seconds(10);
            assertThat(box.stats().deadLettered()).isEqualTo(2);
            assertThat(calls.lines()).hasSize(6);
            assertAddUp(box.stats(), inline.told);
        }
    }

    @Test
    void aHandlerWhoseThreadWasInterruptedByItselfLeavesNoTrace() {
        List<Boolean> interrupted = new ArrayList<>();
        try (Signalbox box = inline.start(orders((event, context) -> {
            interrupted.add(Thread.currentThread().isInterrupted());
            Thread.currentThread().interrupt();
            if (event.note().equals("bad")) {
                throw new InterruptedException();
            }
            return event.note().equals("async") ? CompletableFuture.completedFuture(null) : null;
        }))) {
            for (String note : List.of("", "bad", "async", "last")) {
                emit(box, "1", note);
            }
            inline.seconds(10);
            assertThat(interrupted).hasSize(6).containsOnly(false);
            assertThat(box.stats().handled()).isEqualTo(3);
            assertAddUp(box.stats(), inline.told);
        }
    }

    @Test
    void aStageThatNeverCompletesHoldsItsKeyUntilItsTimeoutAndNoOtherEver() {
        List<CompletableFuture<Void>> stages = new ArrayList<>();
        Table table = Table.of(OrderEvent.PLACED)
                .handler(calls.of("a", Placed.class, (event, context) -> {
                            if (!event.note().equals("never")) {
                                return null;
                            }
                            stages.add(new CompletableFuture<>());
                            return stages.get(stages.size() - 1);
                        })
                        .withTimeout(Duration.ofSeconds(5)));
        try (Signalbox box = inline.start(table)) {
            emit(box, "1", "never");
            emit(box, "1", "behind");
            emit(box, "2", "other");
            assertThat(calls.lines()).containsExactly("a placed 1never 1", "a placed 2other 1");
            inline.seconds(100);
            assertThat(stages).hasSize(3).allMatch(CompletableFuture::isCancelled);
            assertThat(calls.lines()).endsWith("a placed 1never 3", "a placed 1behind 1");
            assertThat(box.stats().deadLettered()).isEqualTo(1);
            assertAddUp(box.stats(), inline.told);
        }
    }

    @Test
    void aHandlerMayJoinWhatItEmitsOnItsOwnKey() {
        ThreadedBox threaded = new ThreadedBox();
        CompletableFuture<Signalbox> self = new CompletableFuture<>();
        Table table = orders((event, context) -> {
            if (event.note().isEmpty()) {
                self.join().emitter().emit(new Placed(event.order(), "own")).join();
                calls.line("joined");
            }
            return null;
        });
        try (Signalbox box = Signalbox.create(
                threaded.options().concurrency(1).maxInFlight(1).build(), table)) {
            self.complete(box);
            box.start();
            emit(box, "1", "");
            threaded.told.await("settled", 2);
            assertThat(calls.lines()).containsExactly("a placed 1 1", "joined", "a placed 1own 1");
            assertAddUp(box.stats(), threaded.told);
        }
    }

    @Test
    void aHandlerThatBlocksForEverAndIgnoresItsInterruptHoldsItsKeyAlone() {
        ThreadedBox threaded = new ThreadedBox();
        CountDownLatch letGo = new CountDownLatch(1);
        Table table = Table.of(OrderEvent.PLACED)
                .handler(calls.of("a", Placed.class, (event, context) -> {
                            if (event.note().equals("stubborn")) {
                                awaitStubbornly(letGo);
                            }
                            return null;
                        })
                        .withTimeout(Duration.ofSeconds(5)));
        try {
            Signalbox box = Signalbox.create(
                    threaded.options().drainTimeout(Duration.ofMillis(50)).build(), table);
            box.start();
            emit(box, "1", "stubborn");
            emit(box, "1", "behind");
            threaded.told.await("started", 1);
            threaded.time.advance(Duration.ofHours(1));
            for (int i = 0; i < 100; i++) {
                emit(box, "other" + i, "");
            }
            threaded.told.await("settled", 100);
            assertThat(box.stats().inFlight()).isEqualTo(2);
            assertAddUp(box.stats(), threaded.told);
            box.close();
            assertThat(box.stats().handedBack()).isEqualTo(2);
            assertAddUp(box.stats(), threaded.told);
        } finally {
            letGo.countDown();
        }
    }

    private static void awaitStubbornly(CountDownLatch letGo) {
        while (letGo.getCount() > 0) {
            try {
                letGo.await();
            } catch (InterruptedException ignored) {
                Thread.onSpinWait(); // that is what stubborn means
            }
        }
    }

    private static void emit(Signalbox box, String order, String note) {
        box.emitter().emit(new Placed(order, note)).join();
    }

    private Table orders(Calls.Action<Placed> action) {
        return Table.of(OrderEvent.PLACED).handler(calls.of("a", Placed.class, action));
    }
}
