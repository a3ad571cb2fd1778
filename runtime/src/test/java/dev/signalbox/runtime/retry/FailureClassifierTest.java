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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
    void aHandlerThatCannotReadSomethingHasFailedLikeAnyOther() {
        DecodingException unreadable = new DecodingException("/at", "no timestamp");

        assertThat(FailureClassifier.kindOf(unreadable)).isEqualTo(FailureKind.HANDLER_FAILED);
        assertThat(all.wantsRetry(unreadable)).isTrue();
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

    static Stream<Error> errors() {
        return Stream.of(
                new AssertionError(),
                new StackOverflowError(),
                new InternalError(),
                new NoClassDefFoundError(),
                new NoSuchMethodError(),
                new ExceptionInInitializerError(),
                new UnsatisfiedLinkError());
    }

    @ParameterizedTest
    @MethodSource("errors")
    void everyOtherErrorIsAFailureLikeAnyOther(Error error) {
        assertThat(FailureClassifier.kindOf(error)).isEqualTo(FailureKind.HANDLER_FAILED);
        assertThat(FailureClassifier.kindOf(new CompletionException(error))).isEqualTo(FailureKind.HANDLER_FAILED);
        assertThat(all.wantsRetry(error)).isTrue();
    }

    @Test
    void onlyAProcessOutOfMemoryIsFatal() {
        assertThat(FailureClassifier.kindOf(new OutOfMemoryError())).isEqualTo(FailureKind.FATAL);
        assertThat(FailureClassifier.kindOf(new OutOfMemoryError("unable to create native thread")))
                .isEqualTo(FailureKind.FATAL);
        assertThat(all.wantsRetry(new OutOfMemoryError())).isFalse();
    }

    @Test
    @Timeout(10)
    void wrappersThatAreTheirOwnCauseOrFormACircleHaveAnEnd() {
        CompletionException own = new CompletionException("own", null) {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Throwable getCause() {
                return this;
            }
        };
        CompletionException inner = new CompletionException("inner") {
            private static final long serialVersionUID = 1L;
        };
        ExecutionException outer = new ExecutionException(inner);
        inner.initCause(outer);

        assertThat(FailureClassifier.unwrap(own)).isSameAs(own);
        assertThat(FailureClassifier.unwrap(outer)).isIn(inner, outer);
        assertThat(FailureClassifier.kindOf(outer)).isEqualTo(FailureKind.HANDLER_FAILED);
    }

    @Test
    void aWrapperThatThrowsWhenItIsAskedForItsCauseIsTheFailureItself() {
        CompletionException odd = new CompletionException("odd", null) {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Throwable getCause() {
                throw new AssertionError("asked");
            }
        };

        assertThat(FailureClassifier.unwrap(odd)).isSameAs(odd);
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
