package dev.signalbox.runtime.receive;

import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.retry.FailureClassifier;
import dev.signalbox.runtime.time.Answers;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Futures that users hold: each ends, at the latest when the box is closed, and what follows it runs on a
 * thread that nothing of the box waits for. Safe for use by many threads.
 */
final class PendingAnswers {

    private final Executor callbacks;
    private final Set<Held<?>> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** One future that a user holds. */
    private static final class Held<T> {

        private final CompletableFuture<T> future = new CompletableFuture<>();
    }

    /**
     * Without futures so far.
     *
     * @param callbacks where they complete
     */
    PendingAnswers(Executor callbacks) {
        this.callbacks = callbacks;
    }

    /** What a user may hold of an answer. */
    <T> CompletableFuture<T> of(CompletionStage<T> answer) {
        Held<T> held = new Held<>();
        open.add(held);
        Answers.tell(answer, (value, failure) -> {
            callbacks.execute(() -> complete(held, value, failure));
            open.remove(held); // last: what fails before is ended by the close
        });
        if (closed) {
            end(held);
        }
        return held.future;
    }

    /** Ends what is open, and what comes later. */
    void close() {
        closed = true;
        open.forEach(this::end);
    }

    private void end(Held<?> held) {
        SignalboxException reason = new SignalboxException(
                "The box was closed before the transport had answered; what was asked for may have been done");
        callbacks.execute(() -> held.future.completeExceptionally(reason));
        open.remove(held);
    }

    private static <T> void complete(Held<T> held, T value, @Nullable Throwable failure) {
        Answers.end(held.future, value, failure == null ? null : FailureClassifier.unwrap(failure));
    }
}
