package dev.signalbox.runtime.emit;

import dev.signalbox.Emission;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Several emits as one. */
final class AllEmits {

    private AllEmits() {}

    /** Ends when all have ended: with all emissions, or the first failure and the others suppressed. */
    static CompletableFuture<List<Emission>> of(List<CompletableFuture<Emission>> emits) {
        CompletableFuture<List<Emission>> result = new CompletableFuture<>();
        CompletionStage<Void> all = CompletableFuture.allOf(emits.toArray(CompletableFuture<?>[]::new));
        all.whenComplete((nothing, failure) -> {
            if (failure == null) {
                result.complete(emits.stream().map(CompletableFuture::join).toList());
            } else {
                result.completeExceptionally(firstFailure(emits, failure));
            }
        });
        return result;
    }

    private static Throwable firstFailure(List<CompletableFuture<Emission>> emits, Throwable fallback) {
        List<Throwable> failures = new ArrayList<>();
        for (CompletableFuture<Emission> emit : emits) {
            Throwable failure = failureOf(emit);
            if (failure != null && !failures.contains(failure)) {
                failures.add(failure);
            }
        }
        if (failures.isEmpty()) {
            return fallback;
        }
        Throwable first = failures.remove(0);
        failures.forEach(first::addSuppressed);
        return first;
    }

    private static @Nullable Throwable failureOf(CompletableFuture<Emission> emit) {
        try {
            emit.join();
            return null;
        } catch (CompletionException wrapped) {
            return wrapped.getCause() == null ? wrapped : wrapped.getCause();
        } catch (RuntimeException cancelled) {
            return cancelled;
        }
    }
}
