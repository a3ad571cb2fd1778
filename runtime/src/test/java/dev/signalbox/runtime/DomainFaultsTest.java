package dev.signalbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.DecodingException;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.InlineBox;
import dev.signalbox.runtime.shop.Table;
import dev.signalbox.runtime.shop.Welcomed;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Domain handlers and executors that do what they should not: each handler has an end all the same. */
@Timeout(60)
class DomainFaultsTest {

    @RegisterExtension
    private final InlineBox inline = new InlineBox();

    private final Calls calls = new Calls();

    static Stream<Throwable> oddThrowables() {
        return Stream.of(
                new NoClassDefFoundError("gone"),
                new ExceptionInInitializerError("init"),
                new AssertionError("assertion"),
                new DecodingException("/other", "a handler reads something else"),
                new CompletionException("speechless", null) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public String getMessage() {
                        throw new AssertionError("asked");
                    }

                    @Override
                    public synchronized Throwable getCause() {
                        throw new AssertionError("asked");
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("oddThrowables")
    void everyThrowableIsRetriedAndThenFinal(Throwable odd) {
        Table table = Table.of(Welcomed.TYPE).handler(calls.of("a", Welcomed.class, (event, context) -> {
            throw odd;
        }));
        try (Signalbox box = inline.start(table)) {
            CompletableFuture<?> emitted = emit(box);
            inline.seconds(10);
            assertThat(calls.lines()).hasSize(3);
            assertThat(emitted).isCompletedExceptionally();
        }
    }

    static Stream<Consumer<Runnable>> executorFaults() {
        return Stream.of(
                task -> {
                    throw new RejectedExecutionException("full");
                },
                task -> {
                    throw new NoClassDefFoundError("gone");
                },
                task -> {
                    throw new OutOfMemoryError("unable to create native thread");
                },
                task -> {});
    }

    @ParameterizedTest
    @MethodSource("executorFaults")
    void aRetryThatTheExecutorDoesNotTakeIsHandedToItAgain(Consumer<Runnable> fault) {
        AtomicInteger faults = new AtomicInteger(2);
        Executor faulty = task -> {
            if (faults.getAndDecrement() > 0) {
                fault.accept(task);
            } else {
                task.run();
            }
        };
        Table table = Table.of(Welcomed.TYPE).handler(calls.failing("a", Welcomed.class, 1));
        try (Signalbox box = inline.start(inline.options().handlerExecutor(faulty), table)) {
            CompletableFuture<?> emitted = emit(box);
            inline.seconds(10);
            assertThat(calls.lines()).hasSize(2);
            assertThat(emitted).isCompleted();
            assertThat(emitted).isNotCompletedExceptionally();
        }
    }

    private static CompletableFuture<?> emit(Signalbox box) {
        return box.emitter().emit(new Welcomed("ada")).toCompletableFuture();
    }
}
