package dev.signalbox.runtime;

import static dev.signalbox.runtime.shop.ThreadedBox.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.Emission;
import dev.signalbox.EmitException;
import dev.signalbox.EmitTimeoutException;
import dev.signalbox.runtime.memory.InMemoryTransport;
import dev.signalbox.runtime.retry.RetryPolicy;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.OneReader;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.Table;
import dev.signalbox.runtime.shop.Welcomed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What users hang on futures, or hand over, runs in threads that nothing of the box waits for; in real time. */
@Timeout(60)
class CallbackThreadsTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    private final CountDownLatch never = new CountDownLatch(1);
    private final List<AutoCloseable> closing = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        never.countDown();
        for (AutoCloseable each : closing) {
            each.close();
        }
    }

    @Test
    void whenTheBoxIsClosedEachFutureIsDoneWhateverHangsOnThem() {
        OneReader transport = reader();
        Signalbox box = box(options().transport(transport));
        transport.hold();
        List<CompletableFuture<Emission>> all = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            all.add(box.emitter().emit(placed()));
        }
        for (int i = 0; i < 100; i++) {
            hang(all.get(i * 10).handle((emission, failure) -> {
                await(never);
                return emission;
            }));
        }
        box.close();
        assertThat(all).allMatch(CompletableFuture::isCompletedExceptionally);
    }

    @Test
    void aContinuationThatBlocksForEverHoldsBackNothing() {
        OneReader transport = reader();
        Signalbox box = box(options().transport(transport));
        for (int i = 0; i < 20; i++) {
            CountDownLatch inside = new CountDownLatch(1);
            Runnable letGo = transport.hold();
            hang(box.emitter().emit(placed()).thenRun(() -> {
                inside.countDown();
                await(never);
            }));
            letGo.run();
            box.emitter().emit(placed()).join();
            await(inside);
        }
        transport.awaitReader();
    }

    @Test
    void aContinuationMayJoinAnotherEmit() {
        OneReader transport = reader();
        Signalbox box = box(options().transport(transport));
        List<CompletableFuture<?>> all = new ArrayList<>();
        Runnable letGo = transport.hold();
        for (int i = 0; i < 100; i++) {
            all.add(box.emitter()
                    .emit(placed())
                    .thenAccept(done -> box.emitter().emit(placed()).join()));
            all.add(box.emitter()
                    .emitAll(List.of(placed(), placed()))
                    .thenAccept(done ->
                            box.emitter().emitAll(List.of(placed(), placed())).join()));
        }
        letGo.run();
        CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new))
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    /** A broker under alarm refuses at once, and the user tries again at once: for as long as the test lasts. */
    @Test
    void aStormOfNewTriesLeavesTheReaderAndTheTimerTheirThreads() {
        OneReader transport = new OneReader(
                message -> "storm".equals(message.key()) ? new EmitException("the broker takes nothing") : null);
        closing.add(transport);
        AtomicBoolean calm = new AtomicBoolean();
        closing.add(() -> calm.set(true));
        Signalbox box = box(options().transport(transport).emitTimeout(SHORT));
        AtomicInteger tries = new AtomicInteger();
        stormOn(box, calm, tries);
        for (int i = 0; i < 100; i++) {
            box.emitter().emit(placed()).join();
        }
        transport.awaitReader();
        transport.beSilent();
        assertThatThrownBy(() -> box.emitter().emit(placed()).join()).hasCauseInstanceOf(EmitTimeoutException.class);
        assertThat(tries).hasPositiveValue();
    }

    @Test
    void whatEndsWithTheTimerIsToldElsewhere() {
        OneReader transport = reader();
        transport.beSilent();
        CountDownLatch told = new CountDownLatch(2);
        Signalbox box = box(options().transport(transport).emitTimeout(SHORT).onEmitTimeout(event -> {
            told.countDown();
            await(never);
        }));
        CompletableFuture<String> first = threadOf(box.emitter().emit(placed()).exceptionally(late -> null));
        CountDownLatch inside = new CountDownLatch(1);
        hang(box.emitter().emit(placed()).whenComplete((emission, late) -> {
            inside.countDown();
            await(never);
        }));
        await(told);
        await(inside);
        assertThat(first.join()).startsWith("signalbox-shop-").isNotEqualTo("signalbox-shop-timer");
        assertThatThrownBy(() -> box.emitter().emit(placed()).join()).hasCauseInstanceOf(EmitTimeoutException.class);
    }

    @Test
    void anEventMayBeEmittedWhereOneHasTimedOut() {
        OneReader transport = reader();
        CountDownLatch emitted = new CountDownLatch(1);
        CompletableFuture<Signalbox> self = new CompletableFuture<>();
        transport.beSilent();
        AtomicInteger late = new AtomicInteger();
        Signalbox box = box(options().transport(transport).emitTimeout(SHORT).onEmitTimeout(event -> {
            if (late.getAndIncrement() == 0) {
                assertThatThrownBy(() -> self.join().emitter().emit(event).join())
                        .hasCauseInstanceOf(EmitTimeoutException.class);
                emitted.countDown();
            }
        }));
        self.complete(box);
        hang(box.emitter().emit(placed()));
        await(emitted);
    }

    @Test
    void whatAContinuationThrowsConcernsItsOwnFutureAlone() {
        Signalbox box = box(options().transport(reader()));
        for (int i = 0; i < 10; i++) {
            CompletableFuture<Emission> emit = box.emitter().emit(placed());
            CompletableFuture<Emission> odd = emit.whenComplete((emission, failure) -> {
                throw new NoClassDefFoundError("odd");
            });
            assertThat(emit.join().topic()).isEqualTo("orders");
            assertThatThrownBy(odd::join).hasRootCauseInstanceOf(NoClassDefFoundError.class);
        }
    }

    @Test
    void aContinuationMayCloseTheBox() {
        OneReader transport = reader();
        Signalbox box = box(options().transport(transport));
        Runnable letGo = transport.hold();
        CompletableFuture<Void> closed = box.emitter().emit(placed()).thenRun(box::close);
        transport.beSilent();
        CompletableFuture<Emission> open = box.emitter().emit(placed());
        CompletableFuture<String> told = threadOf(open.exceptionally(abandoned -> null));
        letGo.run();
        assertThat(told.join()).startsWith("signalbox-shop-");
        assertThatThrownBy(open::join).hasCauseInstanceOf(EmitException.class);
        closed.orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Test
    void whatIsOpenWhenTheBoxClosesEndsAlthoughOthersBlock() {
        OneReader transport = reader();
        transport.beSilent();
        Signalbox box = box(options().transport(transport));
        List<CompletableFuture<Emission>> open =
                Stream.generate(() -> box.emitter().emit(placed())).limit(20).toList();
        CountDownLatch inside = new CountDownLatch(20);
        for (CompletableFuture<Emission> each : open) {
            hang(each.whenComplete((emission, closed) -> {
                inside.countDown();
                await(never);
            }));
        }
        box.close();
        await(inside);
    }

    @Test
    void aDomainEmitThatEndsLaterEndsInAThreadOfTheBox() {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        ExecutorService users = Executors.newSingleThreadExecutor(task -> new Thread(task, "users"));
        closing.add(users::shutdownNow);
        Calls calls = new Calls();
        Table table = Table.of(Welcomed.TYPE).handler(calls.of("a", Welcomed.class, (event, context) -> slow));
        Signalbox box = create(options(), table);
        CompletableFuture<String> thread = threadOf(box.emitter().emit(new Welcomed("1")));
        users.execute(() -> slow.complete(null));
        assertThat(thread.join()).startsWith("signalbox-shop-");
        assertThat(threadOf(box.emitter().emit(new Welcomed("2"))).join())
                .as("nothing to wait for: no other thread")
                .isEqualTo(Thread.currentThread().getName());
    }

    static Stream<Executor> executorsThatRunInTheCaller() {
        return Stream.of(
                Runnable::run,
                new ThreadPoolExecutor(
                        1,
                        1,
                        1,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        daemons(),
                        new ThreadPoolExecutor.CallerRunsPolicy()));
    }

    /** One handler blocks for ever, whichever thread it is called in; the next has a time-out that must work. */
    @ParameterizedTest
    @MethodSource("executorsThatRunInTheCaller")
    void anExecutorThatRunsInTheCallerRunsNoHandlerOnTheTimerOrATransportsThread(Executor executor) {
        Set<String> names = ConcurrentHashMap.newKeySet();
        CountDownLatch timedOut = new CountDownLatch(3);
        CountDownLatch done = new CountDownLatch(8);
        Calls calls = new Calls();
        Table table = Table.of(OrderEvent.PLACED)
                .handler(calls.of("a", Placed.class, (event, context) -> {
                            names.add(Thread.currentThread().getName());
                            if (event.note().equals("stuck")) {
                                try {
                                    new CountDownLatch(1).await();
                                } catch (InterruptedException inTime) {
                                    timedOut.countDown();
                                    throw inTime;
                                }
                            }
                            done.countDown();
                            if (event.note().equals("failing") && context.attempt() == 1) {
                                throw new IllegalStateException("once more");
                            }
                            return null;
                        })
                        .withTimeout(SHORT));
        Signalbox box = create(
                options()
                        .transport(new InMemoryTransport())
                        .handlerExecutor(executor)
                        .retry(RetryPolicy.builder().attempts(3).delay(SHORT).build()),
                table);
        box.start();
        box.emitter().emit(new Placed("1", "stuck")).join();
        for (int i = 2; i < 6; i++) {
            box.emitter().emit(new Placed("" + i, "failing")).join();
        }
        await(done);
        await(timedOut);
        assertThat(names).allSatisfy(name -> assertThat(name).doesNotContain("timer", "memory"));
    }

    @ParameterizedTest
    @MethodSource("executorsThatRunInTheCaller")
    void aDomainHandlerIsRetriedInAThreadOfItsOwn(Executor executor) {
        CountDownLatch again = new CountDownLatch(3);
        Calls calls = new Calls();
        Table table = Table.of(Welcomed.TYPE).handler(calls.of("a", Welcomed.class, (event, context) -> {
            if (context.attempt() == 1) {
                throw new IllegalStateException("once more");
            }
            again.countDown();
            await(never);
            return null;
        }));
        Signalbox box = create(
                options()
                        .handlerExecutor(executor)
                        .retry(RetryPolicy.builder().delay(SHORT).build()),
                table);
        for (int i = 0; i < 3; i++) {
            box.emitter().raise(new Welcomed("" + i));
        }
        await(again);
    }

    private static void stormOn(Signalbox box, AtomicBoolean calm, AtomicInteger tries) {
        if (!calm.get()) {
            tries.incrementAndGet();
            hang(box.emitter().emit(new Placed("storm", "")).exceptionallyCompose(refused -> {
                stormOn(box, calm, tries);
                return CompletableFuture.failedFuture(refused);
            }));
        }
    }

    /** Nobody looks at it any more. */
    private static void hang(CompletionStage<?> continuation) {
        assertThat(continuation).isNotNull();
    }

    private static CompletableFuture<String> threadOf(CompletableFuture<?> future) {
        return future.handle((done, failure) -> Thread.currentThread().getName())
                .orTimeout(30, TimeUnit.SECONDS);
    }

    private static ThreadFactory daemons() {
        return task -> {
            Thread thread = new Thread(task, "users");
            thread.setDaemon(true);
            return thread;
        };
    }

    private OneReader reader() {
        OneReader transport = new OneReader();
        closing.add(transport);
        return transport;
    }

    private Signalbox box(SignalboxOptions.Builder options) {
        return create(options, Table.of(OrderEvent.PLACED));
    }

    private Signalbox create(SignalboxOptions.Builder options, Table table) {
        Signalbox box = Signalbox.create(options.build(), table);
        closing.add(box);
        return box;
    }

    private static SignalboxOptions.Builder options() {
        return SignalboxOptions.builder("shop").drainTimeout(Duration.ofSeconds(1));
    }

    private static Placed placed() {
        return new Placed("1", "");
    }
}
