package dev.signalbox.runtime.time;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Passes on how something has ended, although memory may be out just then. A stage that was made of another,
 * by {@link CompletionStage#thenCompose} and its like, needs some when the other one ends; where there is none
 * it never ends itself, and whoever waits for it waits for ever. What an event's settlement depends on is
 * passed on by these methods instead. They block their thread while they wait for memory, a minute at most.
 */
public final class Answers {

    private Answers() {}

    /**
     * Tells once how a stage ends, in the thread that ends it, or in this one.
     *
     * @param told is given the result or the failure
     */
    public static <T extends @Nullable Object> void tell(
            CompletionStage<T> stage, BiConsumer<? super T, ? super @Nullable Throwable> told) {
        Once<T> once = null;
        for (int tries = 0; ; tries++) {
            try {
                if (once == null) {
                    once = new Once<>(told);
                }
                stage.whenComplete(once);
                return;
            } catch (OutOfMemoryError exhausted) {
                if (once != null && once.begun.get()) {
                    return; // it was told; what failed is a stage that nobody holds
                }
                if (!ScarceMemory.waitFor(tries)) {
                    throw exhausted;
                }
            }
        }
    }

    /** Lets a future end as a stage does, unless it has ended before. */
    public static <T extends @Nullable Object> void follow(
            CompletionStage<? extends T> stage, CompletableFuture<T> future) {
        tell(stage, (value, failure) -> end(future, value, failure));
    }

    /**
     * Ends a future, unless it has ended before.
     *
     * @param value what it ends with where there is no failure
     * @param failure what it ends with, or null
     */
    public static <T extends @Nullable Object> void end(
            CompletableFuture<T> future, @Nullable T value, @Nullable Throwable failure) {
        for (int tries = 0; ; tries++) {
            try {
                if (failure == null) {
                    future.complete(value);
                } else {
                    future.completeExceptionally(failure);
                }
                return;
            } catch (OutOfMemoryError exhausted) {
                if (future.isDone() || !ScarceMemory.waitFor(tries)) {
                    throw exhausted; // of who was told, where it has ended
                }
            }
        }
    }

    /** A stage may be given it twice, where it is not certain that it has taken it. */
    private static final class Once<T extends @Nullable Object> implements BiConsumer<T, @Nullable Throwable> {

        private final BiConsumer<? super T, ? super @Nullable Throwable> told;
        private final AtomicBoolean begun = new AtomicBoolean();

        Once(BiConsumer<? super T, ? super @Nullable Throwable> told) {
            this.told = told;
        }

        @Override
        public void accept(T value, @Nullable Throwable failure) {
            if (begun.compareAndSet(false, true)) {
                told.accept(value, failure);
            }
        }
    }
}
