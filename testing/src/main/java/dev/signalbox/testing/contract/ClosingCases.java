package dev.signalbox.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.EmitException;
import dev.signalbox.codegen.HandlerBinding;
import dev.signalbox.codegen.RetrySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Promise 8: what is in flight is finished or handed back, on close and on a lost connection. */
interface ClosingCases extends Contract {

    /** A delay that no case waits for. */
    Duration NEVER = Duration.ofHours(1);

    @Test
    default void closeLetsARunningHandlerFinishAndSettlesItsMessage() {
        Gate gate = boxes().gate();
        ContractBox leaving = boxes().box().handler(atGate("a", gate)).start();
        leaving.emit(new Note("k", 1));
        gate.awaitArrivals(1);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(leaving::close);
        gate.open();
        boxes().patience().await("the end of the box", closing.thenApply(nothing -> true));
        assertThat(leaving.stats().handled()).isEqualTo(1);

        ContractBox next =
                boxes().box().handler(calls().handler("b", Note.class)).start();
        next.emit(new Note("k", 2));
        next.awaitHandled(1);
        assertThat(calls().texts("b")).containsExactly("k2#1");
    }

    @Test
    default void aRetryThatWaitsGoesBackAndBeginsAnewElsewhere() {
        ContractBox leaving = boxes().box()
                .handler(calls().failing("a", new Note("k", 1), 99).withRetry(RetrySpec.DEFAULT.withDelay(NEVER)))
                .start();
        leaving.emit(new Note("k", 1));
        leaving.emit(new Note("k", 2));
        leaving.awaitStats("a failed attempt", 1, stats -> stats.handlerErrors());
        leaving.close();
        assertThat(leaving.stats().handled() + leaving.stats().deadLettered()).isZero();

        ContractBox next =
                boxes().box().handler(calls().handler("b", Note.class)).start();
        next.awaitHandled(2);
        assertThat(calls().texts("b")).containsExactly("k1#1", "k2#1");
    }

    @Test
    default void aHandlerThatOutlivesTheDrainTimeoutIsInterruptedAndItsMessageComesAgain() {
        CountDownLatch interrupted = new CountDownLatch(1);
        ContractBox leaving = boxes().box()
                .handler(calls().handler("a", Note.class, (note, context) -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException asExpected) {
                        interrupted.countDown();
                    }
                    return null;
                }))
                .options(options -> options.drainTimeout(Duration.ofMillis(100)))
                .start();
        leaving.emit(new Note("k", 1));
        calls().await("a", 1);
        leaving.close();
        assertThat(leaving.stats().handedBack()).isEqualTo(1);
        boxes().patience().await(() -> "the interrupt", () -> interrupted.getCount() == 0);

        ContractBox next =
                boxes().box().handler(calls().handler("b", Note.class)).start();
        next.awaitHandled(1);
        assertThat(calls().texts("b")).containsExactly("k1#1");
    }

    @Test
    default void afterACutAMessageComesAgainAndItsLateSettlementIsIgnored() {
        Gate gate = boxes().gate();
        ContractBox box = boxes().box().handler(atGate("a", gate)).start();
        box.emit(new Note("k", 1));
        gate.awaitArrivals(1);
        boxes().cut();
        gate.open();
        calls().await("a", 2);
        box.emit(new Note("k", 2));
        calls().await("a", 3);
        assertThat(calls().texts("a")).containsExactly("k1#1", "k1#1", "k2#1");
    }

    @Test
    default void afterACutARetryThatWaitedBeginsAnew() {
        ContractBox box = boxes().box()
                .handler(calls().failing("a", new Note("k", 1), 99).withRetry(RetrySpec.DEFAULT.withDelay(NEVER)))
                .start();
        box.emit(new Note("k", 1));
        box.awaitStats("a failed attempt", 1, stats -> stats.handlerErrors());
        boxes().cut();
        calls().await("a", 2);
        assertThat(calls().texts("a")).containsExactly("k1#1", "k1#1");
    }

    @Test
    default void afterACutNothingIsLostAndNoKeyIsOutOfOrder() {
        Gate gate = boxes().gate();
        ContractBox box = boxes().box().handler(atGate("a", gate)).start();
        List<Note> notes = notes(60, 6);
        boxes().patience().await("the emits", box.box().emitter().emitAll(notes));
        gate.awaitArrivals(6);
        boxes().cut();
        gate.open();
        awaitAll(notes, "a");
        calls().assertOrderPerKey("a");
    }

    @Test
    default void whenOneOfTwoBoxesClosesTheOtherGoesOnInOrder() {
        ContractBox leaving =
                boxes().box().handler(calls().handler("a", Note.class)).start();
        ContractBox staying =
                boxes().box().handler(calls().handler("a", Note.class)).start();
        List<Note> notes = notes(400, 8);
        CompletableFuture<?> emitting = staying.box().emitter().emitAll(notes);
        calls().await("a", 100);
        leaving.close();
        boxes().patience().await("the emits", emitting.thenApply(emissions -> true));
        awaitAll(notes, "a");
        calls().assertOrderPerKey("a");
        assertThat(staying.stats().handedBack()).isZero();
    }

    @Test
    default void closingTwiceIsClosingOnceAndLaterEmitsFailThroughTheirFutures() {
        ContractBox box =
                boxes().box().handler(calls().handler("a", Note.class)).start();
        box.emit(new Note("k", 1));
        box.awaitHandled(1);
        box.close();
        box.close();
        Throwable failure = boxes().patience().awaitFailure("an emit after close", box.emitLater(new Note("k", 2)));
        assertThat(failure).isInstanceOf(EmitException.class);
    }

    @Test
    default void aHandlerMayCloseItsBox() {
        List<ContractBox> self = new ArrayList<>();
        ContractBox box = boxes().box()
                .handler(calls().handler("a", Note.class, (note, context) -> {
                    self.forEach(ContractBox::close);
                    return null;
                }))
                .create();
        self.add(box);
        box.start();
        box.emit(new Note("k", 1));
        box.awaitHandled(1);
    }

    private HandlerBinding<Note> atGate(String id, Gate gate) {
        return calls().handler(id, Note.class, (note, context) -> {
            gate.pass();
            return null;
        });
    }

    private void awaitAll(List<Note> notes, String handler) {
        boxes().patience()
                .await(
                        () -> "all " + notes.size() + " notes; " + handler + " has seen "
                                + calls().of(handler).size(),
                        () -> calls().of(handler).stream()
                                        .map(Calls.Call::event)
                                        .distinct()
                                        .count()
                                == notes.size());
    }

    private static List<Note> notes(int count, int keys) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Note("k" + i % keys, i))
                .toList();
    }
}
