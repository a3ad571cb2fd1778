package dev.signalbox.runtime.receive;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks a transport; whatever it does, there is an answer: one that throws, or says nothing, has failed. */
final class TransportAnswer {

    private TransportAnswer() {}

    /** What is promised to be a future, where somebody's own transport may not keep that promise. */
    static <T> CompletableFuture<T> of(Supplier<? extends @Nullable CompletionStage<T>> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            CompletionStage<T> future = question.get();
            if (future == null) {
                throw new IllegalStateException("the transport has returned null where it promises a future");
            }
            future.whenComplete((value, failure) -> {
                if (failure == null) {
                    answer.complete(value);
                } else {
                    answer.completeExceptionally(failure);
                }
            });
        } catch (Throwable failure) {
            answer.completeExceptionally(failure);
        }
        return answer;
    }
}
