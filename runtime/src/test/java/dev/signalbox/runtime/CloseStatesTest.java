package dev.signalbox.runtime;

import static dev.signalbox.runtime.shop.ThreadedBox.await;
import static dev.signalbox.runtime.shop.Totals.assertAddUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.EmitException;
import dev.signalbox.EmitOptions;
import dev.signalbox.SignalboxException;
import dev.signalbox.Subscription;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.InlineBox;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.ScriptedTransport;
import dev.signalbox.runtime.shop.Table;
import dev.signalbox.runtime.shop.ThreadedBox;
import dev.signalbox.runtime.shop.Welcomed;
import dev.signalbox.runtime.time.SystemScheduler;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** In whatever state a box is closed: it takes no longer than the drain timeout, and nothing is left open. */
@Timeout(20) // less than the start timeout's default
class CloseStatesTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    @RegisterExtension
    private final InlineBox inline = new InlineBox();

    @RegisterExtension
    private final ThreadedBox threaded = new ThreadedBox();

    private final ScriptedTransport scripted = new ScriptedTransport();
    private final Calls calls = new Calls();

    @Test
    void closingDoesNotWaitForAStartThatWaits() {
        CompletableFuture<TransportSubscription> joining = new CompletableFuture<>();
        CountDownLatch asked = new CountDownLatch(1);
        scripted.joinWith(joining);
        scripted.onSubscribe(asked::countDown);
        Signalbox box = Signalbox.create(
                inline.options().transport(scripted).drainTimeout(SHORT).build(),
                orders().handler(calls.of("a", Placed.class)));
        CompletableFuture<Void> starting = CompletableFuture.runAsync(box::start);
        await(asked);
        box.close();
        assertThat(scripted.closed()).isTrue();
        assertThatThrownBy(starting::join)
                .hasCauseInstanceOf(SignalboxException.class)
                .hasMessageContaining("closed before it could start");
        assertThatThrownBy(box::start).isInstanceOf(IllegalStateException.class).hasMessageContaining("CLOSED");
        joining.complete(scripted);
        assertThat(scripted.stops()).isEqualTo(1);
        assertThat(box.stats().received()).isZero();
    }

    @Test
    void closingDoesNotWaitForASubscriptionThatWaits() {
        CountDownLatch asked = new CountDownLatch(1);
        Signalbox box = inline.start(inline.options().transport(scripted).drainTimeout(SHORT), orders());
        scripted.joinWith(new CompletableFuture<>());
        scripted.onSubscribe(asked::countDown);
        CompletableFuture<Subscription> subscribing =
                CompletableFuture.supplyAsync(() -> box.subscribe("late", Placed.class, (event, context) -> {}));
        await(asked);
        box.close();
        assertThat(scripted.closed()).isTrue();
        assertThatThrownBy(subscribing::join).hasMessageContaining("closed before it could subscribe");
    }

    @Test
    void aSubscriptionThatIsClosedAfterItsBoxIsNoError() {
        Signalbox box = inline.start(orders());
        Subscription subscription = box.subscribe("late", Placed.class, (event, context) -> {});
        box.close();
        subscription.close();
        assertThat(box.stats().inFlight()).isZero();
    }

    @Test
    void whileDrainingAFurtherCloseWaitsForTheFirstAndNoLonger() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        Table table = orders().handler(calls.of("a", Placed.class, (event, context) -> {
            inside.countDown();
            awaitStubbornly(letGo);
            return null;
        }));
        Signalbox box = threaded.create(threaded.options().drainTimeout(Duration.ofMillis(300)), table);
        box.start();
        box.emitter().emit(new Placed("1", "")).join();
        await(inside);
        try {
            CompletableFuture<Void> first = CompletableFuture.runAsync(box::close);
            CompletableFuture<Void> second = CompletableFuture.runAsync(box::close);
            box.close();
            first.get();
            second.get();
            assertThat(box.stats().handedBack()).isEqualTo(1);
            assertAddUp(box.stats(), threaded.told);
        } finally {
            letGo.countDown();
        }
    }

    @Test
    void aSubscriptionThatCannotBeStoppedIsNoReasonToStayOpen() {
        Signalbox box =
                inline.start(inline.options().transport(scripted), orders().handler(calls.of("a", Placed.class)));
        scripted.failToStop();
        box.close();
        assertThat(scripted.closed()).isTrue();
        assertThat(inline.told.lines()).contains("drained shop 0");
    }

    @Test
    void aSchedulerThatWasClosedIsNoReasonToLetNothingFinish() {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        SystemScheduler closed = new SystemScheduler("closed");
        Table table = orders().handler(calls.of("a", Placed.class, (event, context) -> {
            inside.countDown();
            await(letGo);
            return null;
        }));
        Signalbox box = threaded.create(threaded.options().scheduler(closed), table);
        box.start();
        box.emitter().emit(new Placed("1", "")).join();
        await(inside);
        closed.close();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(box::close);
        assertThat(closing).isNotDone();
        letGo.countDown();
        closing.join();
        assertThat(box.stats().handled()).isEqualTo(1);
        assertAddUp(box.stats(), threaded.told);
    }

    @Test
    void aHandlerThatClosesTheBoxIsNotWaitedForByItself() {
        CompletableFuture<Signalbox> self = new CompletableFuture<>();
        Table table = orders().handler(calls.of("a", Placed.class, (event, context) -> {
            self.join().close();
            self.join().close();
            throw new IllegalStateException("after all");
        }));
        Signalbox box = threaded.create(threaded.options(), table);
        self.complete(box);
        box.start();
        box.emitter().emit(new Placed("1", "")).join();
        box.emitter().emit(new Placed("1", "behind")).join();
        threaded.told.await("drained", 1);
        box.close();
        assertThat(box.stats().handled()).isZero();
        assertThat(box.stats().inFlight()).isZero();
        assertAddUp(box.stats(), threaded.told);
    }

    @Test
    void aDomainHandlerMayCloseInItsFirstAttemptAndInARetry() {
        for (int closing = 1; closing <= 2; closing++) {
            int attempt = closing;
            CompletableFuture<Signalbox> self = new CompletableFuture<>();
            Table table = Table.of(Welcomed.TYPE).handler(calls.of("a", Welcomed.class, (event, context) -> {
                if (context.attempt() == attempt) {
                    self.join().close();
                }
                throw new IllegalStateException();
            }));
            Signalbox box = inline.start(inline.options().drainTimeout(SHORT), table);
            self.complete(box);
            box.emitter().raise(new Welcomed("u"));
            inline.seconds(1);
            box.close();
            inline.seconds(10);
            assertThat(box.stats().handlerRuns()).isEqualTo(attempt);
            assertThatThrownBy(() -> box.emitter().raise(new Welcomed("u"))).isInstanceOf(EmitException.class);
        }
    }

    @Test
    void afterCloseEveryWayOfEmittingIsRefused() {
        Signalbox box = inline.start(Table.of(OrderEvent.PLACED, Welcomed.TYPE));
        box.close();
        Placed event = new Placed("1", "");
        for (CompletableFuture<?> emit : List.of(
                box.emitter().emit(event),
                box.emitter().emit(event, EmitOptions.builder().id("i").build()),
                box.emitter().emitAll(List.of(event, event)),
                box.emitter().emit(new Welcomed("u")))) {
            assertThatThrownBy(emit::join)
                    .hasCauseInstanceOf(EmitException.class)
                    .hasMessageContaining("shop is closed");
        }
        assertThat(box.stats().emitFailures()).isEqualTo(5);
        assertThat(box.stats().emitted()).isZero();
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

    private static Table orders() {
        return Table.of(OrderEvent.PLACED);
    }
}
