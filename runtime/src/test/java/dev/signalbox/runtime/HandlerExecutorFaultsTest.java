package dev.signalbox.runtime;

import dev.signalbox.runtime.memory.InMemoryTransport;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.Table;
import dev.signalbox.runtime.shop.ThreadedBox;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Executors of the user's that refuse, throw or lose tasks for a while: every event is handled all the same. */
@Timeout(60)
class HandlerExecutorFaultsTest {

    private static final int EVENTS = 50;

    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(2, 2, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1_000));

    @AfterEach
    void shutDown() {
        pool.shutdownNow();
    }

    /** What becomes of the third to the twentieth task. */
    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("rejects", fault(task -> {
                    throw new RejectedExecutionException("full");
                })),
                Arguments.of("throws an error", fault(task -> {
                    throw new NoClassDefFoundError("gone");
                })),
                Arguments.of("has no memory", fault(task -> {
                    throw new OutOfMemoryError("unable to create native thread");
                })),
                Arguments.of("throws any exception", fault(task -> {
                    throw new IllegalStateException("odd");
                })));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void everyEventIsHandledWhateverTheHandlerExecutorDidForAWhile(String name, Consumer<Runnable> fault) {
        handleAll(faulty(fault, 2, 20), new InMemoryTransport());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void everyEventIsHandledWhateverTheTransportsExecutorDidForAWhile(String name, Consumer<Runnable> fault) {
        handleAll(
                pool, InMemoryTransport.builder().executor(faulty(fault, 2, 5)).build());
    }

    @Test
    void everyEventIsHandledThoughTheHandlerExecutorHasLostATask() {
        handleAll(faulty(fault(task -> {}), 0, 1), new InMemoryTransport());
    }

    @Test
    void everyEventIsHandledThoughTheTransportsExecutorHasLostATask() {
        handleAll(
                pool,
                InMemoryTransport.builder()
                        .executor(faulty(fault(task -> {}), 0, 1))
                        .build());
    }

    private static void handleAll(Executor handlers, InMemoryTransport transport) {
        CountDownLatch handled = new CountDownLatch(EVENTS);
        Table table = Table.of(OrderEvent.PLACED).handler(new Calls().of("a", Placed.class, (event, context) -> {
                    handled.countDown();
                    return null;
                }));
        SignalboxOptions options = SignalboxOptions.builder("shop")
                .transport(transport)
                .handlerExecutor(handlers)
                .concurrency(2)
                .build();
        try (Signalbox box = Signalbox.create(options, table)) {
            box.start();
            for (int i = 0; i < EVENTS; i++) {
                box.emitter().emit(new Placed("" + i % 7, "")).join();
            }
            ThreadedBox.await(handled);
        }
    }

    private static Consumer<Runnable> fault(Consumer<Runnable> fault) {
        return fault;
    }

    private Executor faulty(Consumer<Runnable> fault, int from, int to) {
        AtomicInteger tasks = new AtomicInteger();
        return task -> {
            int number = tasks.getAndIncrement();
            if (number >= from && number < to) {
                fault.accept(task);
            } else {
                pool.execute(task);
            }
        };
    }
}
