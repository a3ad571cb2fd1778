package dev.signalbox.kafka.internal;

import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.time.Answers;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Answers that have not come yet: each ends, at the latest when they are closed. Safe for use by many threads. */
final class OpenAnswers {

    private final String transport;
    private final Set<Answer<?>> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private static final class Answer<T> {

        private final CompletableFuture<T> future = new CompletableFuture<>();
    }

    OpenAnswers(String transport) {
        this.transport = transport;
    }

    /** The same answer, which ends with these. */
    <T> CompletableFuture<T> of(CompletionStage<T> asked) {
        Answer<T> answer = new Answer<>();
        open.add(answer);
        Answers.tell(asked, (value, failure) -> end(answer, value, unwrapped(failure)));
        if (closed) {
            end(answer);
        }
        return answer.future;
    }

    /** Ends all that is open; what comes later ends at once. */
    void close() {
        closed = true;
        open.forEach(this::end);
    }

    private void end(Answer<?> answer) {
        end(
                answer,
                null,
                new SignalboxException("The connection to " + transport
                        + " was closed before the answer had come; what was asked for may have been done"));
    }

    private <T> void end(Answer<T> answer, @Nullable T value, @Nullable Throwable failure) {
        try {
            Answers.end(answer.future, value, failure);
        } finally {
            open.remove(answer);
        }
    }

    private static @Nullable Throwable unwrapped(@Nullable Throwable failure) {
        return failure instanceof CompletionException wrapper && wrapper.getCause() != null
                ? wrapper.getCause()
                : failure;
    }
}
