package dev.signalbox.kafka.internal;

import dev.signalbox.runtime.time.Answers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Answers about things that others may change. Whoever asks while a question is open, or up to a second after
 * it was asked, shares its answer; later it is asked again. A failure is kept for those who wait for it alone.
 */
final class RecentAnswers<K, V> {

    private static final long HOLDS_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Function<K, CompletableFuture<V>> question;
    private final ConcurrentMap<K, Answer<V>> answers = new ConcurrentHashMap<>();

    private static final class Answer<V> {

        private final CompletableFuture<V> future = new CompletableFuture<>();
        private final long askedAt;

        Answer(long askedAt) {
            this.askedAt = askedAt;
        }

        boolean holds(long now) {
            return !future.isDone() || now - askedAt < HOLDS_NANOS;
        }
    }

    /**
     * Without an answer so far.
     *
     * @param question asks; what it throws is a failure too
     */
    RecentAnswers(Function<K, CompletableFuture<V>> question) {
        this.question = question;
    }

    /**
     * The answer for a key.
     *
     * @param now a nano time
     */
    CompletableFuture<V> of(K key, long now) {
        Answer<V> mine = new Answer<>(now);
        Answer<V> shared = answers.compute(key, (any, before) -> before != null && before.holds(now) ? before : mine);
        if (shared == mine) {
            ask(key, mine);
        }
        return shared.future;
    }

    private void ask(K key, Answer<V> answer) {
        CompletionStage<V> asked;
        try {
            asked = question.apply(key);
        } catch (Throwable failure) {
            asked = CompletableFuture.failedFuture(failure);
        }
        Answers.tell(asked, (value, failure) -> {
            if (failure != null) {
                answers.remove(key, answer);
            }
            Answers.end(answer.future, value, failure);
        });
    }
}
