package dev.signalbox.runtime.receive;

import dev.signalbox.runtime.observe.EventObserver;
import dev.signalbox.runtime.observe.EventObserver.Outcome;
import dev.signalbox.runtime.observe.LogText;
import dev.signalbox.runtime.observe.ObserverGuard;
import dev.signalbox.runtime.observe.QuietLog;
import dev.signalbox.runtime.retry.DurationFormat;
import dev.signalbox.runtime.time.Scheduler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what happens to the messages of a group: counts it, logs what goes wrong, and tells the
 * observer where there is one. Nothing here changes an outcome.
 */
final class DeliveryJournal {

    /** What most often causes a linkage error. */
    private static final String MISFIT = " (classes that do not fit each other: compile the users of a changed class"
            + " again, and look for two versions of a jar)";

    private static final QuietLog log = QuietLog.of(DeliveryPipeline.class);

    private final String group;
    private final DeliveryCounters counters;
    private final ObserverGuard observer;
    private final Scheduler scheduler;

    DeliveryJournal(String group, DeliveryCounters counters, ObserverGuard observer, Scheduler scheduler) {
        this.group = group;
        this.counters = counters;
        this.observer = observer;
        this.scheduler = scheduler;
    }

    void received(MessageDelivery delivery) {
        counters.received.increment();
        if (observer.listening()) {
            observer.tell(to -> to.received(observed(delivery)));
        }
    }

    /** Returns when it was, as a nano time, for the end of the attempt; the clock is read only for an observer. */
    long attemptStarted(MessageDelivery delivery, String handler, int number) {
        counters.handlerRuns.increment();
        if (number > 1) {
            counters.retries.increment();
        }
        if (!observer.listening()) {
            return 0;
        }
        long started = scheduler.nanoTime();
        observer.tell(to -> to.attemptStarted(attempt(delivery, handler, number)));
        return started;
    }

    void attemptEnded(MessageDelivery delivery, String handler, int number, long started, @Nullable Throwable failure) {
        if (failure != null) {
            counters.handlerErrors.increment();
        }
        if (observer.listening()) {
            Duration took = Duration.ofNanos(scheduler.nanoTime() - started);
            observer.tell(to -> to.attemptEnded(attempt(delivery, handler, number), took, failure));
        }
    }

    void retryScheduled(MessageDelivery delivery, String handler, int number, Duration delay, Throwable failure) {
        log.warn(
                "Attempt {} of the handler {} at the {} has failed; the next one follows in {}: {}",
                number,
                handler,
                named(delivery),
                DurationFormat.of(delay),
                LogText.of(failure));
        if (observer.listening()) {
            observer.tell(to -> to.retryScheduled(attempt(delivery, handler, number), delay));
        }
    }

    void undecodable() {
        counters.decodeErrors.increment();
    }

    void deadLettered(MessageDelivery delivery, Letters.Failure failure) {
        String format = "The {} is a dead letter ({}, {}, attempt {}): {}";
        @Nullable
        Object[] arguments = {
            named(delivery), failure.reason(), handlerOf(failure), failure.attempts(), told(failure), traceOf(failure)
        };
        switch (failure.reason()) {
            case HANDLER_FAILED, TIMED_OUT -> log.error(format, arguments);
            case REJECTED, MALFORMED, UNROUTED -> log.warn(format, arguments); // the handlers are well
        }
        if (observer.listening()) {
            observer.tell(to -> to.deadLettered(
                    observed(delivery), failure.handler(), failure.reason().name(), failure.cause()));
        }
    }

    void letterRefused(MessageDelivery delivery, Letters.Failure failure, Duration delay, Throwable refusal) {
        log.error(
                "The dead letter of the {} ({}, {}, attempt {}) could not be stored; the event stays in flight, and"
                        + " the next try follows in {}",
                named(delivery),
                failure.reason(),
                handlerOf(failure),
                failure.attempts(),
                DurationFormat.of(delay),
                refusal);
    }

    void broken(MessageDelivery delivery, String handler, int number, Throwable error) {
        brokenProcess("Attempt " + number + " of the handler " + handler + " at", delivery, error);
    }

    void brokenDecoding(MessageDelivery delivery, Throwable error) {
        brokenProcess("Decoding", delivery, error);
    }

    void brokenBurial(MessageDelivery delivery, Throwable error) {
        brokenProcess("Storing the dead letter of", delivery, error);
    }

    private void brokenProcess(String what, MessageDelivery delivery, Throwable error) {
        log.error(
                "{} the {} has met a broken process{}; the event stays in flight until the box is closed, and goes back"
                        + " to the broker then",
                what,
                named(delivery),
                error instanceof LinkageError ? MISFIT : "",
                LogText.trace(error));
    }

    void settled(MessageDelivery delivery, Outcome outcome) {
        switch (outcome) {
            case HANDLED -> counters.handled.increment();
            case DEAD_LETTERED -> counters.deadLettered.increment();
            case UNROUTED -> counters.unrouted.increment();
            case HANDED_BACK -> counters.handedBack.increment();
        }
        if (outcome == Outcome.UNROUTED || outcome == Outcome.HANDED_BACK) {
            log.debug("The {} is {}", named(delivery), outcome);
        }
        if (observer.listening()) {
            observer.tell(to -> to.settled(observed(delivery), outcome));
        }
    }

    void settlementFailed(MessageDelivery delivery, Throwable failure) {
        log.error("The {} could not be settled; the broker may deliver it again", named(delivery), failure);
    }

    void noThread(Throwable failure) {
        log.error("The handler executor takes no work of the group {}; trying again", group, failure);
    }

    void drained(long handedBack) {
        if (handedBack > 0) {
            log.info("The group {} has drained; {} events went back to the broker", group, handedBack);
        }
        observer.tell(to -> to.drained(group, handedBack));
    }

    void notStopped(String transport, Throwable failure) {
        log.warn("The subscription of the group {} on {} could not be stopped in peace", group, transport, failure);
    }

    void notResumed(Throwable failure) {
        log.error("The group {} has room again, but no message will come until the next room is made", group, failure);
    }

    void subscriptionFailed(String transport, Throwable cause) {
        counters.subscriptionFailures.increment();
        log.error("The subscription of the group {} on {} has ended for good", group, transport, cause);
        observer.tell(to -> to.subscriptionFailed(group, transport, cause));
    }

    private Named named(MessageDelivery delivery) {
        return new Named(delivery, group);
    }

    private static String handlerOf(Letters.Failure failure) {
        return failure.handler() == null ? "no handler" : "handler " + failure.handler();
    }

    private static @Nullable String told(Letters.Failure failure) {
        return failure.cause() != null
                ? LogText.of(failure.cause())
                : failure.message() == null ? null : LogText.oneLine(failure.message());
    }

    /** The others say on one line all that there is to say: nothing went wrong in a handler. */
    private static @Nullable Throwable traceOf(Letters.Failure failure) {
        Throwable cause = failure.cause();
        return failure.reason() == DeadLetter.Reason.HANDLER_FAILED && cause != null ? LogText.trace(cause) : null;
    }

    private EventObserver.Delivery observed(MessageDelivery delivery) {
        return new EventObserver.Delivery(
                delivery.eventId(),
                delivery.type(),
                delivery.topic(),
                delivery.decoded().envelope().key(),
                group);
    }

    private EventObserver.Attempt attempt(MessageDelivery delivery, String handler, int number) {
        return new EventObserver.Attempt(observed(delivery), handler, number);
    }

    /** Names a delivery, where a line is really written. */
    private record Named(MessageDelivery delivery, String group) {

        @Override
        public String toString() {
            return LogText.oneLine("event " + delivery.eventId() + " (" + delivery.type() + ") on " + delivery.topic()
                    + " in the group " + group);
        }
    }
}
