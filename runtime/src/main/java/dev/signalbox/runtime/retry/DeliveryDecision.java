package dev.signalbox.runtime.retry;

import java.time.Duration;

/** What follows an attempt. */
public sealed interface DeliveryDecision {

    /** The handler is done with the event. */
    record Succeed() implements DeliveryDecision {}

    /**
     * The handler is tried again; its key waits.
     *
     * @param delay how long from now
     */
    record RetryAfter(Duration delay) implements DeliveryDecision {}

    /**
     * The handler has failed for good.
     *
     * @param kind why; never {@link FailureKind#FATAL}
     * @param cause the failure, without the wrappers of a future
     */
    record DeadLetter(FailureKind kind, Throwable cause) implements DeliveryDecision {}

    /**
     * The process is out of memory: neither the event nor the handler has failed. The error is passed on to
     * the thread's uncaught exception handler, and the policy does not count the attempt.
     *
     * @param error what was thrown
     */
    record PassOn(Throwable error) implements DeliveryDecision {}

    /** The one success. */
    Succeed SUCCEED = new Succeed();

    /**
     * What follows a failed attempt.
     *
     * @param failure what the handler threw, or its stage ended with
     * @param attempt the number of the attempt that failed, from 1
     * @param random where in the range of the jitter, from 0 to 1
     */
    static DeliveryDecision afterFailure(
            Throwable failure, int attempt, RetryPolicy policy, FailureClassifier classifier, double random) {
        Throwable cause = FailureClassifier.unwrap(failure);
        FailureKind kind = FailureClassifier.kindOf(cause);
        if (kind == FailureKind.FATAL) {
            return new PassOn(cause);
        }
        if (policy.retriesAfter(attempt) && classifier.wantsRetry(cause)) {
            return new RetryAfter(policy.delayAfter(attempt, random));
        }
        return new DeadLetter(kind, cause);
    }
}
