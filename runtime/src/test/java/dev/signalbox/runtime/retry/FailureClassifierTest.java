package dev.signalbox.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.ConfigurationException;
import dev.signalbox.DecodingException;
import dev.signalbox.RejectEventException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class FailureClassifierTest {

    private final FailureClassifier all = FailureClassifier.retryAll();

    @Test
    void whatAHandlerThrowsIsRetriedUnlessRulesSayOtherwise() {
        assertThat(FailureClassifier.kindOf(new IOException())).isEqualTo(FailureKind.HANDLER_FAILED);
        assertThat(all.wantsRetry(new IOException())).isTrue();
        assertThat(all.wantsRetry(new InterruptedException())).isTrue();
    }

    @Test
    void aRejectionIsNeverRetriedWhateverTheRulesSay() {
        RejectEventException rejection = new RejectEventException("not for us");

        assertThat(FailureClassifier.kindOf(rejection)).isEqualTo(FailureKind.REJECTED);
        assertThat(FailureClassifier.of(List.of(RejectEventException.class), List.of())
                        .wantsRetry(rejection))
                .isFalse();
    }

    @Test
    void malformedBytesAreNeverRetried() {
        DecodingException malformed = new DecodingException("/at", "no timestamp");

        assertThat(FailureClassifier.kindOf(malformed)).isEqualTo(FailureKind.MALFORMED);
        assertThat(all.wantsRetry(malformed)).isFalse();
    }

    @Test
    void aTimeoutIsRetriedLikeAFailureOfItsClass() {
        AttemptTimeoutException timeout = new AttemptTimeoutException("shop.Mailer#send", Duration.ofSeconds(2));

        assertThat(timeout).hasMessage("shop.Mailer#send did not end within 2s");
        assertThat(FailureClassifier.kindOf(timeout)).isEqualTo(FailureKind.TIMED_OUT);
        assertThat(all.wantsRetry(timeout)).isTrue();
        assertThat(FailureClassifier.of(List.of(), List.of(TimeoutException.class))
                        .wantsRetry(timeout))
                .isFalse();
        assertThat(FailureClassifier.of(List.of(IOException.class), List.of()).wantsRetry(timeout))
                .isFalse();
    }

    @Test
    void anErrorIsAFailureLikeAnyOther() {
        assertThat(FailureClassifier.kindOf(new AssertionError())).isEqualTo(FailureKind.HANDLER_FAILED);
        assertThat(FailureClassifier.kindOf(new StackOverflowError())).isEqualTo(FailureKind.HANDLER_FAILED);
        assertThat(all.wantsRetry(new StackOverflowError())).isTrue();
    }

    @Test
    void aBrokenProcessIsFatal() {
        assertThat(FailureClassifier.kindOf(new OutOfMemoryError())).isEqualTo(FailureKind.FATAL);
        assertThat(FailureClassifier.kindOf(new NoClassDefFoundError())).isEqualTo(FailureKind.FATAL);
        assertThat(FailureClassifier.kindOf(new ExceptionInInitializerError())).isEqualTo(FailureKind.FATAL);
        assertThat(all.wantsRetry(new OutOfMemoryError())).isFalse();
    }

    @Test
    void theWrappersOfFuturesAreLookedThrough() {
        RejectEventException rejection = new RejectEventException("not for us");
        Throwable wrapped = new CompletionException(new ExecutionException(new CompletionException(rejection)));

        assertThat(FailureClassifier.unwrap(wrapped)).isSameAs(rejection);
        assertThat(FailureClassifier.kindOf(wrapped)).isEqualTo(FailureKind.REJECTED);
        assertThat(FailureClassifier.of(List.of(IOException.class), List.of())
                        .wantsRetry(new CompletionException(new IOException())))
                .isTrue();
    }

    @Test
    void aWrapperWithoutACauseIsTheFailureItself() {
        CompletionException empty = new CompletionException("no cause", null);

        assertThat(FailureClassifier.unwrap(empty)).isSameAs(empty);
    }

    @Test
    void otherWrappersAreNotLookedThrough() {
        assertThat(FailureClassifier.of(List.of(IOException.class), List.of())
                        .wantsRetry(new UncheckedIOException(new IOException())))
                .isFalse();
    }

    @Test
    void onListsTheOnlyFailuresToRetry() {
        FailureClassifier rules = FailureClassifier.of(List.of(IOException.class), List.of());

        assertThat(rules.wantsRetry(new FileNotFoundException())).isTrue();
        assertThat(rules.wantsRetry(new IllegalStateException())).isFalse();
    }

    @Test
    void exceptListsFailuresNotToRetry() {
        FailureClassifier rules = FailureClassifier.of(List.of(), List.of(IOException.class));

        assertThat(rules.wantsRetry(new FileNotFoundException())).isFalse();
        assertThat(rules.wantsRetry(new IllegalStateException())).isTrue();
    }

    @Test
    void theNearestClassDecides() {
        FailureClassifier exception = FailureClassifier.of(List.of(IOException.class), List.of(Exception.class));
        FailureClassifier reversed =
                FailureClassifier.of(List.of(Exception.class), List.of(FileNotFoundException.class));

        assertThat(exception.wantsRetry(new FileNotFoundException())).isTrue();
        assertThat(exception.wantsRetry(new IllegalStateException())).isFalse();
        assertThat(reversed.wantsRetry(new FileNotFoundException())).isFalse();
        assertThat(reversed.wantsRetry(new IOException())).isTrue();
    }

    @Test
    void rulesThatContradictThemselvesAreRefused() {
        assertThatThrownBy(() -> FailureClassifier.of(List.of(IOException.class), List.of(IOException.class)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("java.io.IOException");
    }
}
