package dev.signalbox.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.RejectEventException;
import dev.signalbox.runtime.retry.DeliveryDecision.DeadLetter;
import dev.signalbox.runtime.retry.DeliveryDecision.PassOn;
import dev.signalbox.runtime.retry.DeliveryDecision.RetryAfter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class DeliveryDecisionTest {

    private final RetryPolicy policy = RetryPolicy.builder().attempts(3).build();
    private final FailureClassifier classifier = FailureClassifier.of(List.of(), List.of(IllegalStateException.class));

    @Test
    void aFailureIsRetriedAfterTheDelayOfItsAttempt() {
        assertThat(after(new IOException(), 1)).isEqualTo(new RetryAfter(Duration.ofSeconds(1)));
        assertThat(after(new IOException(), 2)).isEqualTo(new RetryAfter(Duration.ofSeconds(2)));
    }

    @Test
    void theLastFailureIsFinal() {
        IOException failure = new IOException();

        assertThat(after(failure, 3)).isEqualTo(new DeadLetter(FailureKind.HANDLER_FAILED, failure));
    }

    @Test
    void aFailureThatRulesExceptIsFinalAtOnce() {
        IllegalStateException failure = new IllegalStateException();

        assertThat(after(failure, 1)).isEqualTo(new DeadLetter(FailureKind.HANDLER_FAILED, failure));
    }

    @Test
    void aTimeoutOfTheLastAttemptIsTheReason() {
        AttemptTimeoutException timeout = new AttemptTimeoutException("handler", Duration.ofSeconds(1));

        assertThat(after(timeout, 1)).isInstanceOf(RetryAfter.class);
        assertThat(after(timeout, 3)).isEqualTo(new DeadLetter(FailureKind.TIMED_OUT, timeout));
    }

    @Test
    void aRejectionIsFinalAtOnceAndKeptWithoutItsWrapper() {
        RejectEventException rejection = new RejectEventException("not for us");

        assertThat(after(new CompletionException(rejection), 1))
                .isEqualTo(new DeadLetter(FailureKind.REJECTED, rejection));
    }

    @Test
    void aBrokenProcessIsPassedOn() {
        OutOfMemoryError error = new OutOfMemoryError();

        assertThat(after(new CompletionException(error), 1)).isEqualTo(new PassOn(error));
    }

    private DeliveryDecision after(Throwable failure, int attempt) {
        return DeliveryDecision.afterFailure(failure, attempt, policy, classifier, 0.5);
    }
}
