package dev.signalbox.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private final List<String> told = new ArrayList<>();

    /** A future that has no memory for what is asked of it, a number of times, before or after it is done. */
    private static final class Scarce extends CompletableFuture<String> {

        private int refusals;
        private final boolean afterwards;

        Scarce(int refusals, boolean afterwards) {
            this.refusals = refusals;
            this.afterwards = afterwards;
        }

        @Override
        public CompletableFuture<String> whenComplete(BiConsumer<? super String, ? super Throwable> action) {
            refuseUnless(afterwards);
            CompletableFuture<String> next = super.whenComplete(action);
            refuse();
            return next;
        }

        @Override
        public boolean complete(String value) {
            refuseUnless(afterwards);
            boolean its = super.complete(value);
            refuse();
            return its;
        }

        @Override
        public boolean completeExceptionally(Throwable failure) {
            refuseUnless(afterwards);
            boolean its = super.completeExceptionally(failure);
            refuse();
            return its;
        }

        private void refuseUnless(boolean later) {
            if (!later) {
                refuse();
            }
        }

        private void refuse() {
            if (refusals > 0) {
                refusals--;
                throw new OutOfMemoryError("none for now");
            }
        }
    }

    @Test
    void whoCannotBeAddedIsAddedWhenThereIsMemory() {
        Scarce stage = new Scarce(2, false);
        Answers.tell(stage, this::note);
        stage.complete("done");
        assertThat(told).containsExactly("done");
    }

    @Test
    void whoIsAddedTwiceIsToldOnce() {
        Scarce stage = new Scarce(2, true);
        Answers.tell(stage, this::note);
        stage.complete("done");
        assertThat(told).containsExactly("done");
    }

    @Test
    void whoIsToldAtOnceIsToldOnce() {
        Scarce stage = new Scarce(0, true);
        stage.complete("done");
        stage.refusals = 1;
        Answers.tell(stage, this::note);
        assertThat(told).containsExactly("done");
    }

    @Test
    void aFutureEndsWhenThereIsMemory() {
        Scarce good = new Scarce(2, false);
        Answers.end(good, "done", null);
        assertThat(good).isCompletedWithValue("done");
        Scarce bad = new Scarce(2, false);
        Answers.end(bad, null, new IllegalStateException("no"));
        assertThat(bad).isCompletedExceptionally();
    }

    @Test
    void whatIsThrownOnceAFutureHasEndedIsWhoeverWasTolds() {
        Scarce future = new Scarce(1, true);
        assertThatThrownBy(() -> Answers.end(future, "done", null)).isInstanceOf(OutOfMemoryError.class);
        assertThat(future).isCompletedWithValue("done");
    }

    @Test
    void aFutureFollowsAStageAndKeepsItsFirstEnd() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        CompletableFuture<String> future = new CompletableFuture<>();
        CompletableFuture<String> ended = CompletableFuture.completedFuture("before");
        Answers.follow(stage, future);
        Answers.follow(stage, ended);
        IllegalStateException failure = new IllegalStateException("no");
        stage.completeExceptionally(failure);
        assertThatThrownBy(future::join).hasCause(failure);
        assertThat(ended).isCompletedWithValue("before");
    }

    private void note(@Nullable String value, @Nullable Throwable failure) {
        told.add(failure == null ? String.valueOf(value) : failure.toString());
    }
}
