package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.SignalboxException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class OpenAnswersTest {

    private final OpenAnswers answers = new OpenAnswers("kafka(there)");

    @Test
    void whatHasNotComeEndsWhenTheyAreClosedAndWhatComesLaterAtOnce() {
        CompletableFuture<String> before = answers.of(new CompletableFuture<>());
        assertThat(before).isNotDone();
        answers.close();
        for (CompletableFuture<String> each : List.of(before, answers.of(new CompletableFuture<String>()))) {
            assertThatThrownBy(each::join)
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOf(SignalboxException.class)
                    .hasMessageContaining("kafka(there)");
        }
    }

    @Test
    void anAnswerThatHasComeStays() {
        CompletableFuture<String> answer = answers.of(CompletableFuture.completedFuture("here"));
        answers.close();
        assertThat(answer).isCompletedWithValue("here");
    }
}
