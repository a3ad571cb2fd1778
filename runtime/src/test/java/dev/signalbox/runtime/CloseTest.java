package dev.signalbox.runtime;

import static dev.signalbox.runtime.shop.ThreadedBox.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.EmitException;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.InlineBox;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.Table;
import dev.signalbox.runtime.shop.ThreadedBox;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class CloseTest {

    @RegisterExtension
    private final InlineBox inline = new InlineBox();

    @RegisterExtension
    private final ThreadedBox threaded = new ThreadedBox();

    private final Calls calls = new Calls();

    @Test
    void waitingRetriesGoBackAndTheNextBoxBeginsAtTheFirstAttempt() {
        Table failing = orders().handler(calls.failing("a", Placed.class, 9));
        Signalbox first = inline.start(failing);
        first.emitter().emit(new Placed("1", "x")).join();
        first.emitter().emit(new Placed("1", "y")).join();
        first.close();
        assertThat(first.stats().handedBack()).isEqualTo(2);
        assertThat(first.stats().inFlight()).isZero();
        assertThat(inline.told.lines()).contains("drained shop 2");
        calls.line("--");
        try (Signalbox second = inline.start(orders().handler(calls.of("a", Placed.class)))) {
            assertThat(second.stats().handled()).isEqualTo(2);
        }
        assertThat(calls.lines()).containsExactly("a placed 1x 1", "--", "a placed 1x 1", "a placed 1y 1");
    }

    @Test
    void whatIsInFlightFinishes() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        Table table = orders().handler(calls.of("a", Placed.class, (event, context) -> {
            inside.countDown();
            await(letGo);
            return null;
        }));
        Signalbox box = start(threaded.options().concurrency(1), table);
        for (int i = 0; i < 5; i++) {
            box.emitter().emit(new Placed("" + i, "")).join();
        }
        await(inside);
        threaded.told.await("received", 5);
        CompletableFuture<Void> closed = CompletableFuture.runAsync(box::close);
        letGo.countDown();
        closed.get();
        assertThat(box.stats().handled()).isEqualTo(5);
        assertThat(box.stats().handedBack()).isZero();
    }

    @Test
    void whatDoesNotFinishInTimeIsInterruptedAndGoesBack() {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Table table = orders().handler(calls.of("a", Placed.class, (event, context) -> {
            if (event.note().equals("stuck")) {
                inside.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
            }
            return null;
        }));
        Signalbox box = start(threaded.options().drainTimeout(Duration.ofMillis(50)), table);
        box.emitter().emit(new Placed("1", "stuck")).join();
        box.emitter().emit(new Placed("1", "behind")).join();
        await(inside);
        threaded.told.await("received", 2);
        box.close();
        await(interrupted);
        assertThat(box.stats().handedBack()).isEqualTo(2);
        assertThat(box.stats().handled()).isZero();
        Calls after = new Calls();
        try (Signalbox next = start(threaded.options(), orders().handler(after.of("a", Placed.class)))) {
            threaded.told.await("settled shop HANDLED", 2);
            assertThat(next.stats().handled()).isEqualTo(2);
        }
        assertThat(after.lines()).containsExactly("a placed 1stuck 1", "a placed 1behind 1");
    }

    @Test
    void aResultThatComesAfterTheHandingBackIsIgnored() {
        CompletableFuture<Void> late = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterruptIfRunning) {
                return false;
            }
        };
        Signalbox box = inline.start(
                inline.options().drainTimeout(Duration.ZERO),
                orders().handler(calls.of("a", Placed.class, (event, context) -> late)));
        box.emitter().emit(new Placed("1", "")).join();
        box.close();
        SignalboxStats before = box.stats();
        late.complete(null);
        assertThat(box.stats().handled()).isEqualTo(before.handled()).isZero();
        assertThat(box.stats().handedBack()).isEqualTo(1);
    }

    @Test
    void closingTwiceAndFromSeveralThreadsIsClosingOnce() throws Exception {
        Signalbox box = start(threaded.options(), orders().handler(calls.of("a", Placed.class)));
        List<CompletableFuture<Void>> closes =
                List.of(CompletableFuture.runAsync(box::close), CompletableFuture.runAsync(box::close));
        for (CompletableFuture<Void> close : closes) {
            close.get();
        }
        box.close();
        assertThat(threaded.told.linesOf("drained")).hasSize(1);
    }

    @Test
    void aHandlerMayClose() {
        CompletableFuture<Signalbox> self = new CompletableFuture<>();
        CountDownLatch closed = new CountDownLatch(1);
        Table table = orders().handler(calls.of("a", Placed.class, (event, context) -> {
            self.join().close();
            closed.countDown();
            return null;
        }));
        Signalbox box = start(threaded.options(), table);
        self.complete(box);
        box.emitter().emit(new Placed("1", "")).join();
        await(closed);
        box.close();
        assertThat(box.stats().handled()).isEqualTo(1);
    }

    @Test
    void afterCloseNothingIsEmitted() {
        Table table = orders();
        Signalbox box = inline.start(table);
        box.close();
        assertThatThrownBy(() -> box.emitter().emit(new Placed("1", "")).join())
                .hasCauseInstanceOf(EmitException.class)
                .hasMessageContaining("shop is closed");
        assertThat(box.stats().emitFailures()).isEqualTo(1);
    }

    @Test
    void whileDrainingHandlersMayStillEmit() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        CompletableFuture<Signalbox> self = new CompletableFuture<>();
        Table table = Table.of(OrderEvent.PLACED, OrderEvent.SHIPPED)
                .handler(calls.of("a", Placed.class, (event, context) -> {
                    inside.countDown();
                    await(letGo);
                    self.join().emitter().emit(new OrderEvent.Shipped("1", "")).join();
                    return null;
                }));
        Signalbox box = start(threaded.options(), table);
        self.complete(box);
        box.emitter().emit(new Placed("1", "")).join();
        await(inside);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(box::close);
        letGo.countDown();
        closing.get();
        assertThat(box.stats().handled()).isEqualTo(1);
        assertThat(box.stats().emitted()).isEqualTo(2);
    }

    @Test
    void theUsersExecutorIsNotClosed() throws Exception {
        ExecutorService executor = Executors.newCachedThreadPool();
        try {
            start(threaded.options().handlerExecutor(executor), orders()).close();
            assertThat(executor.isShutdown()).isFalse();
            assertThat(executor.submit(() -> 1).get()).isEqualTo(1);
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void aBoxThatNeverStartedCloses() {
        Signalbox box = inline.create(inline.options(), orders().handler(calls.of("a", Placed.class)));
        box.emitter().emit(new Placed("1", "")).join();
        box.close();
        assertThat(calls.lines()).isEmpty();
        try (Signalbox next = inline.start(orders().handler(calls.of("a", Placed.class)))) {
            assertThat(next.stats().handled()).isEqualTo(1);
        }
    }

    private Signalbox start(SignalboxOptions.Builder options, Table table) {
        Signalbox box = threaded.create(options, table);
        box.start();
        return box;
    }

    private static Table orders() {
        return Table.of(OrderEvent.PLACED);
    }
}
