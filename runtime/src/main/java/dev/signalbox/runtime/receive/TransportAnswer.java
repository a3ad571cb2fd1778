package dev.signalbox.runtime.receive;

import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.time.Answers;
import dev.signalbox.runtime.time.Scheduler;
import dev.signalbox.runtime.time.Timer;
import java.time.Duration;
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
        ask(question, answer);
        return answer;
    }

    /**
     * The same, and an answer that does not come in time is a failure: what was asked is cancelled then.
     *
     * @param patience how long the transport may take
     */
    static <T> CompletableFuture<T> within(
            Duration patience, Scheduler scheduler, Supplier<? extends @Nullable CompletionStage<T>> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        CompletionStage<T> asked = ask(question, answer);
        if (asked != null && !answer.isDone()) {
            limit(answer, asked, patience, scheduler);
        }
        return answer;
    }

    /** Returns what the transport has returned; null where the answer is that it has failed. */
    private static <T> @Nullable CompletionStage<T> ask(
            Supplier<? extends @Nullable CompletionStage<T>> question, CompletableFuture<T> answer) {
        try {
            CompletionStage<T> asked = question.get();
            if (asked == null) {
                throw new IllegalStateException("the transport has returned null where it promises a future");
            }
            Answers.follow(asked, answer);
            return asked;
        } catch (Throwable failure) {
            Answers.end(answer, null, failure);
            return null;
        }
    }

    private static <T> void limit(
            CompletableFuture<T> answer, CompletionStage<T> asked, Duration patience, Scheduler scheduler) {
        try {
            Timer timer = scheduler.schedule(patience, () -> {
                if (answer.completeExceptionally(
                        new SignalboxException("the transport has not answered for " + patience.toSeconds() + " s"))) {
                    asked.toCompletableFuture().cancel(false);
                }
            });
            Answers.tell(answer, (value, failure) -> timer.cancel());
        } catch (Throwable noTimer) {
            return; // the transport is trusted, then
        }
    }
}
