package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RecentAnswersTest {

    private static final long NOW = Long.MAX_VALUE - 5;
    private static final long LATER = NOW + TimeUnit.SECONDS.toNanos(1); // past the end of the clock

    private final List<CompletableFuture<Integer>> asked = new ArrayList<>();
    private final RecentAnswers<String, Integer> answers = new RecentAnswers<>(key -> {
        asked.add(new CompletableFuture<>());
        return asked.get(asked.size() - 1);
    });

    @Test
    void thoseWhoAskWhileAQuestionIsOpenShareItsAnswer() {
        CompletableFuture<Integer> one = answers.of("a", NOW);
        CompletableFuture<Integer> other = answers.of("a", LATER);
        asked.get(0).complete(1);
        assertThat(asked).hasSize(1);
        assertThat(one).isCompletedWithValue(1);
        assertThat(other).isCompletedWithValue(1);
    }

    @Test
    void anAnswerHoldsForASecondAndNoLonger() {
        CompletableFuture<Integer> first = answers.of("a", NOW);
        asked.get(0).complete(1);
        assertThat(answers.of("a", LATER - 1)).isCompletedWithValue(1);
        CompletableFuture<Integer> second = answers.of("a", LATER);
        asked.get(1).complete(2);
        assertThat(first).isCompletedWithValue(1);
        assertThat(second).isCompletedWithValue(2);
    }

    @Test
    void aFailureIsForgotten() {
        CompletableFuture<Integer> first = answers.of("a", NOW);
        asked.get(0).completeExceptionally(new IllegalStateException("away"));
        assertThat(first).isCompletedExceptionally();
        assertThat(answers.of("a", NOW)).isNotDone();
    }

    @Test
    void whatAQuestionThrowsIsAFailureForAllWhoWait() {
        Error broken = new NoClassDefFoundError("a provider of logging");
        RecentAnswers<String, Integer> throwing = new RecentAnswers<>(key -> {
            throw broken;
        });
        for (int i = 0; i < 2; i++) {
            assertThat(throwing.of("a", NOW).handle((value, failure) -> failure).join())
                    .isSameAs(broken);
        }
    }
}
