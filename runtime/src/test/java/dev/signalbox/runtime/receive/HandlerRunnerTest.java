package dev.signalbox.runtime.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.codegen.HandlerBinding;
import dev.signalbox.runtime.retry.AttemptTimeoutException;
import dev.signalbox.runtime.retry.RetryPolicy;
import dev.signalbox.runtime.time.ManualScheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HandlerRunnerTest {

    private final ManualScheduler time = new ManualScheduler();
    private final HandlerRunner runner = new HandlerRunner(time);
    private final List<@Nullable Throwable> ends = new ArrayList<>();

    /** A stage that tells its end as often as a test wants. */
    private static final class Talkative extends CompletableFuture<String> {

        private final List<Runnable> listeners = new ArrayList<>();

        @Override
        public CompletableFuture<String> whenComplete(BiConsumer<? super String, ? super Throwable> listener) {
            listeners.add(() -> listener.accept("", null));
            return this;
        }

        void tell() {
            listeners.forEach(Runnable::run);
        }
    }

    @Test
    void aStageThatCompletesTwiceEndsTheAttemptOnce() {
        Talkative stage = new Talkative();
        run(stage, null);
        stage.tell();
        stage.tell();
        assertThat(ends).hasSize(1).containsOnlyNulls();
    }

    @Test
    void aStageThatCannotBeListenedToHasFailed() {
        run(
                new CompletableFuture<String>() {
                    @Override
                    public CompletableFuture<String> whenComplete(
                            BiConsumer<? super String, ? super Throwable> listener) {
                        throw new IllegalStateException("deaf");
                    }
                },
                null);
        assertThat(ends).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aStageThatEndsInTimeLeavesNoTimer() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        run(stage, Duration.ofSeconds(1));
        assertThat(time.pending()).isEqualTo(1);
        stage.complete("");
        assertThat(time.pending()).isZero();
        assertThat(ends).containsOnlyNulls();
    }

    @Test
    void aStageThatFailsAfterItsTimeoutFailedByTheTimeout() {
        CompletableFuture<String> source = new CompletableFuture<>();
        run(source.minimalCompletionStage(), Duration.ofSeconds(1));
        time.advance(Duration.ofSeconds(1));
        assertThat(ends).isEmpty();
        source.completeExceptionally(new IOException());
        assertThat(ends)
                .singleElement()
                .isInstanceOfSatisfying(
                        AttemptTimeoutException.class,
                        timeout -> assertThat(timeout.getSuppressed()).hasSize(1));
    }

    @Test
    void anAttemptThatWasStoppedBeforeItBeganIsInterrupted() {
        HandlerRunner.Attempt<String> attempt = runner.prepare(
                handler(
                        (event, context) -> {
                            Thread.sleep(60_000); // ends at once, by the interrupt
                            return null;
                        },
                        null),
                ends::add);
        IllegalStateException reason = new IllegalStateException("closed");
        attempt.stop(reason);
        attempt.run("event", context());
        assertThat(ends).containsExactly(reason);
        assertThat(Thread.interrupted()).isFalse();
    }

    private void run(CompletionStage<?> stage, @Nullable Duration timeout) {
        runner.prepare(handler((event, context) -> stage, timeout), ends::add).run("event", context());
    }

    private static BoundHandler<String> handler(HandlerBinding.Call<String> call, @Nullable Duration timeout) {
        HandlerBinding<String> binding = HandlerBinding.of("a", String.class, call);
        return BoundHandler.of(
                timeout == null ? binding : binding.withTimeout(timeout), "shop", RetryPolicy.defaults());
    }

    private static DeliveryContext context() {
        return new DeliveryContext(Envelopes.empty(), "topic", "group", java.util.Map.of(), 1);
    }
}
