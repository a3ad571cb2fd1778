package dev.signalbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.RejectEventException;
import dev.signalbox.codegen.RetrySpec;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.InlineBox;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.Table;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RetryTest {

    @RegisterExtension
    private final InlineBox inline = new InlineBox();

    private final Calls calls = new Calls();

    @Test
    void aFailingHandlerIsTriedAgainAfterItsDelay() {
        try (Signalbox box = inline.start(orders().handler(calls.failing("a", Placed.class, 1)))) {
            box.emitter().emit(new Placed("1", "")).join();
            assertThat(calls.lines()).containsExactly("a placed 1 1");
            assertThat(box.stats().inFlight()).isEqualTo(1);
            inline.time.advance(Duration.ofMillis(999));
            assertThat(calls.lines()).hasSize(1);
            inline.time.advance(Duration.ofMillis(1));
            assertThat(calls.lines()).containsExactly("a placed 1 1", "a placed 1 2");
            assertThat(box.stats().handled()).isEqualTo(1);
            assertThat(box.stats().retries()).isEqualTo(1);
            assertThat(box.stats().handlerRuns()).isEqualTo(2);
            assertThat(box.stats().handlerErrors()).isEqualTo(1);
        }
    }

    @Test
    void onlyTheHandlerThatFailedIsTriedAgain() {
        Table table = orders().handler(calls.failing("a", Placed.class, 2)).handler(calls.of("b", Placed.class));
        try (Signalbox box = inline.start(table)) {
            box.emitter().emit(new Placed("1", "")).join();
            inline.seconds(10);
        }
        assertThat(calls.lines()).containsExactly("a placed 1 1", "b placed 1 1", "a placed 1 2", "a placed 1 3");
    }

    @Test
    void everyHandlerGetsItsFirstAttemptBeforeAnyRetry() {
        Table table = orders().handler(
                        calls.failing("a", Placed.class, 1).withRetry(RetrySpec.DEFAULT.withDelay(Duration.ZERO)))
                .handler(calls.failing("b", Placed.class, 1).withRetry(RetrySpec.DEFAULT.withDelay(Duration.ZERO)))
                .handler(calls.of("c", Placed.class));
        try (Signalbox box = inline.start(table)) {
            box.emitter().emit(new Placed("1", "")).join();
            inline.time.runDue();
        }
        assertThat(calls.lines())
                .containsExactly("a placed 1 1", "b placed 1 1", "c placed 1 1", "a placed 1 2", "b placed 1 2");
    }

    @Test
    void aFailingKeyHoldsBackItsOwnLaterEventsAndNoOthers() {
        try (Signalbox box = inline.start(orders().handler(calls.of("a", Placed.class, (event, context) -> {
            if (event.equals(new Placed("1", "x")) && context.attempt() == 1) {
                throw new IOException();
            }
            return null;
        })))) {
            for (Placed event :
                    List.of(new Placed("1", "x"), new Placed("1", "y"), new Placed("2", "x"), new Placed("1", "z"))) {
                box.emitter().emit(event).join();
            }
            assertThat(calls.lines()).containsExactly("a placed 1x 1", "a placed 2x 1");
            inline.seconds(1);
        }
        assertThat(calls.lines())
                .containsExactly("a placed 1x 1", "a placed 2x 1", "a placed 1x 2", "a placed 1y 1", "a placed 1z 1");
    }

    @Test
    void anotherGroupSeesAFailingEventOnce() {
        Table table = orders().handler(calls.failing("a", Placed.class, 5))
                .handler(calls.of("b", Placed.class).withGroup("audit"));
        try (Signalbox box = inline.start(table)) {
            box.emitter().emit(new Placed("1", "")).join();
            inline.seconds(10);
            assertThat(calls.lines()).containsOnlyOnce("b placed 1 1").hasSize(4);
            assertThat(box.stats().deadLettered()).isEqualTo(1);
            assertThat(box.stats().handled()).isEqualTo(1);
        }
    }

    @Test
    void theHandlersOwnPolicyCounts() {
        RetrySpec own = RetrySpec.DEFAULT
                .withAttempts(2)
                .withDelay(Duration.ofMinutes(5))
                .withJitter(0);
        try (Signalbox box = inline.start(
                orders().handler(calls.failing("a", Placed.class, 9).withRetry(own)))) {
            box.emitter().emit(new Placed("1", "")).join();
            inline.seconds(299);
            assertThat(calls.lines()).hasSize(1);
            inline.seconds(1);
            assertThat(calls.lines()).hasSize(2);
            assertThat(box.deadLetters().list("orders", 10)).hasSize(1);
        }
    }

    @Test
    void onAndExceptDecideWhatIsTriedAgain() {
        RetrySpec own = RetrySpec.DEFAULT.withOn(List.of(IOException.class));
        Table table = orders().handler(calls.of("io", Placed.class, (event, context) -> {
                            throw new IOException();
                        })
                        .withRetry(own))
                .handler(calls.failing("state", Placed.class, 9).withRetry(own));
        try (Signalbox box = inline.start(table)) {
            box.emitter().emit(new Placed("1", "")).join();
            inline.seconds(10);
        }
        assertThat(calls.lines()).filteredOn(line -> line.startsWith("io")).hasSize(3);
        assertThat(calls.lines()).filteredOn(line -> line.startsWith("state")).hasSize(1);
    }

    @Test
    void aRejectedEventIsNeverTriedAgain() {
        try (Signalbox box = inline.start(orders().handler(calls.of("a", Placed.class, (event, context) -> {
            throw new RejectEventException("no");
        })))) {
            box.emitter().emit(new Placed("1", "")).join();
            assertThat(calls.lines()).hasSize(1);
            assertThat(box.deadLetters().list("orders", 1).get(0).reason()).isEqualTo(DeadLetter.Reason.REJECTED);
        }
    }

    @Test
    void anErrorIsAFailureLikeAnyOther() {
        try (Signalbox box = inline.start(orders().handler(calls.of("a", Placed.class, (event, context) -> {
            if (context.attempt() == 1) {
                throw new AssertionError();
            }
            return null;
        })))) {
            box.emitter().emit(new Placed("1", "")).join();
            inline.seconds(1);
            assertThat(box.stats().handled()).isEqualTo(1);
        }
    }

    @Test
    void aStageEndsTheAttempt() {
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<Void> second = new CompletableFuture<>();
        try (Signalbox box = inline.start(orders().handler(
                        calls.of("a", Placed.class, (event, context) -> context.attempt() == 1 ? first : second)))) {
            box.emitter().emit(new Placed("1", "")).join();
            box.emitter().emit(new Placed("1", "later")).join();
            assertThat(calls.lines()).containsExactly("a placed 1 1");
            first.completeExceptionally(new IOException());
            inline.seconds(1);
            assertThat(calls.lines()).containsExactly("a placed 1 1", "a placed 1 2");
            assertThat(box.stats().inFlight()).isEqualTo(2);
            second.complete(null);
            assertThat(calls.lines()).containsExactly("a placed 1 1", "a placed 1 2", "a placed 1later 1");
            assertThat(box.stats().handled()).isEqualTo(1);
        }
    }

    @Test
    void aClassThatCannotBeLinkedIsRetriedAndThenADeadLetter() {
        try (Signalbox box = inline.start(orders().handler(calls.of("a", Placed.class, (event, context) -> {
            throw new NoClassDefFoundError("Gone");
        })))) {
            box.emitter().emit(new Placed("1", "")).join();
            inline.seconds(100);
            assertThat(calls.lines()).hasSize(3);
            assertThat(box.stats().deadLettered()).isEqualTo(1);
            assertThat(box.deadLetters().list("orders", 9).get(0).errorType())
                    .isEqualTo("java.lang.NoClassDefFoundError");
        }
    }

    private static Table orders() {
        return Table.of(OrderEvent.PLACED, OrderEvent.SHIPPED);
    }
}
