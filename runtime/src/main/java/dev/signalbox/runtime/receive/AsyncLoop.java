package dev.signalbox.runtime.receive;

import dev.signalbox.runtime.retry.FailureClassifier;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Repeats a step whose end is a future. Steps that end at once are repeated in a loop and need no stack. */
final class AsyncLoop {

    private AsyncLoop() {}

    /**
     * Begins.
     *
     * @param step completes with whether there is another one
     * @return completes after the last step; exceptionally with what one has failed with, after which there is
     *     no other
     */
    static CompletableFuture<Void> run(Supplier<CompletableFuture<Boolean>> step) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        goOn(step, end);
        return end;
    }

    private static void goOn(Supplier<CompletableFuture<Boolean>> step, CompletableFuture<Void> end) {
        try {
            CompletableFuture<Boolean> more = step.get();
            while (more.isDone()) {
                if (!more.join()) {
                    end.complete(null);
                    return;
                }
                more = step.get();
            }
            CompletionStage<Boolean> pending = more;
            pending.whenComplete((another, failure) -> {
                if (failure != null) {
                    end.completeExceptionally(FailureClassifier.unwrap(failure));
                } else if (another) {
                    goOn(step, end);
                } else {
                    end.complete(null);
                }
            });
        } catch (Throwable failure) {
            end.completeExceptionally(FailureClassifier.unwrap(failure));
        }
    }
}
