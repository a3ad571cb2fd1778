package dev.signalbox.testing;

import dev.signalbox.runtime.observe.EventObserver.Attempt;
import dev.signalbox.runtime.observe.EventObserver.Delivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call of one handler.
 *
 * @param handler the handler's id
 * @param number the attempt's number, from 1
 * @param delivery what it was called for
 * @param startedAt when, by the test's clock
 * @param ended whether it has returned, thrown, or completed its stage
 * @param failure what it failed with; null where it has succeeded or has not ended
 */
public record HandlerAttempt(
        String handler,
        int number,
        Delivery delivery,
        Instant startedAt,
        boolean ended,
        @Nullable Throwable failure) {

    /** Whether it has ended without a failure. */
    public boolean succeeded() {
        return ended && failure == null;
    }

    boolean isOpen(Attempt attempt) {
        return !ended
                && number == attempt.number()
                && handler.equals(attempt.handler())
                && delivery.equals(attempt.delivery());
    }

    HandlerAttempt endedWith(@Nullable Throwable outcome) {
        return new HandlerAttempt(handler, number, delivery, startedAt, true, outcome);
    }

    @Override
    public String toString() {
        String outcome = !ended ? "has not ended" : failure == null ? "succeeded" : "failed with " + failure;
        return "attempt " + number + " of " + handler + " at " + delivery.type() + " " + delivery.eventId() + " "
                + outcome;
    }
}
