package dev.signalbox.runtime.receive;

import dev.signalbox.runtime.observe.EventObserver;
import dev.signalbox.runtime.observe.EventObserver.Outcome;
import dev.signalbox.runtime.observe.LogText;
import dev.signalbox.runtime.observe.ObserverGuard;
import dev.signalbox.runtime.observe.QuietLog;
import dev.signalbox.runtime.retry.DurationFormat;
import dev.signalbox.runtime.retry.FailureClassifier;
import dev.signalbox.runtime.time.Scheduler;
import dev.signalbox.runtime.transport.InboundMessage;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what happens to the messages of a group: counts it, logs what goes wrong, and tells the
 * observer where there is one. Nothing here changes an outcome.
 */
final class DeliveryJournal {

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
        try {
            counters.received.increment();
            if (observer.listening()) {
                observer.tell(to -> to.received(observed(delivery)));
            }
        } catch (Throwable untold) {
            return; // it changes nothing else
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
        try {
            if (failure != null) {
                counters.handlerErrors.increment();
            }
            if (observer.listening()) {
                Duration took = Duration.ofNanos(scheduler.nanoTime() - started);
                observer.tell(to -> to.attemptEnded(attempt(delivery, handler, number), took, failure));
            }
        } catch (Throwable untold) {
            return; // it changes nothing else
        }
    }

    void retryScheduled(MessageDelivery delivery, String handler, int number, Duration delay, Throwable failure) {
        try {
            log.warn(
                    "Attempt {} of the handler {} at the {} has failed; the next one follows in {}: {}",
                    number,
                    handler,
                    named(delivery),
                    DurationFormat.of(delay),
                    said(failure));
            if (observer.listening()) {
                observer.tell(to -> to.retryScheduled(attempt(delivery, handler, number), delay));
            }
        } catch (Throwable untold) {
            return; // it changes nothing else
        }
    }

    void undecodable() {
        counters.decodeErrors.increment();
    }

    void deadLettered(MessageDelivery delivery, Letters.Failure failure, String letterId) {
        try {
            String format = "The {} is {} ({}, {}, attempt {}): {}";
            @Nullable
            Object[] arguments = {
                named(delivery),
                delivery.eventId().isEmpty() ? "the dead letter " + letterId : "a dead letter",
                failure.reason(),
                handlerOf(failure),
                failure.attempts(),
                told(failure),
                traceOf(failure)
            };
            switch (failure.reason()) {
                case HANDLER_FAILED, TIMED_OUT -> log.error(format, arguments);
                case REJECTED, MALFORMED, UNROUTED -> log.warn(format, arguments); // the handlers are well
            }
            if (observer.listening()) {
                observer.tell(to -> to.deadLettered(
                        observed(delivery), failure.handler(), failure.reason().name(), failure.cause()));
            }
        } catch (Throwable untold) {
            return; // it changes nothing else
        }
    }

    void letterRefused(MessageDelivery delivery, Letters.Failure failure, Duration delay, Throwable refusal) {
        try {
            log.error(
                    "The dead letter of the {} ({}, {}, attempt {}) could not be stored; the event stays in flight, and"
                            + " the next try follows in {}",
                    named(delivery),
                    failure.reason(),
                    handlerOf(failure),
                    failure.attempts(),
                    DurationFormat.of(delay),
                    LogText.trace(refusal));
        } catch (Throwable untold) {
            return; // it changes nothing else
        }
    }

    /** Memory is out, or the engine has failed. */
    void postponed(MessageDelivery delivery, @Nullable String handler, Duration delay, Throwable broken) {
        try {
            log.error(
                    "{} the {} could not go on: {}. That is no fault of the event: it stays in flight, its key waits, and"
                            + " it is tried again in {}, for as long as it takes",
                    handler == null ? "Decoding" : "The handler " + handler + " at",
                    named(delivery),
                    broken instanceof OutOfMemoryError ? "the process is out of memory" : LogText.of(broken),
                    DurationFormat.of(delay),
                    LogText.trace(broken));
        } catch (Throwable untold) {
            return; // it changes nothing else
        }
    }

    /** A message could not be taken at all. */
    void notTaken(String topic, Throwable broken) {
        try {
            log.error(
                    "An event on {} could not be taken by the group {}: {}; it stays with the broker, and is asked for"
                            + " again in a second, for as long as it takes",
                    LogText.oneLine(topic),
                    group,
                    broken instanceof OutOfMemoryError ? "the process is out of memory" : LogText.of(broken),
                    LogText.trace(broken));
        } catch (Throwable untold) {
            return; // it changes nothing else
        }
    }

    void retriesHeldBack(RetryBacklog.Standing standing, RetryBacklog.Census census) {
        try {
            log.warn(
                    "The group {} takes no further events: {} wait for a retry{} and {} behind them, in the order of"
                            + " their keys, since {}; no more than {} may. Mend what makes them fail. Or let them give up"
                            + " sooner, with fewer attempts or shorter delays: they become dead letters, which can be"
                            + " replayed later. Or {}",
                    group,
                    census.waiting(),
                    census.worst() == null
                            ? ""
                            : " (" + census.worstCount() + " of the handler " + census.worst() + ")",
                    census.heldBack(),
                    standing.since(),
                    standing.limit(),
                    standing.transports()
                            ? "let the transport hold more that is not settled"
                            : "raise maxWaitingForRetry, which costs memory");
            observer.tell(to -> to.retriesHeldBack(group, census.waiting(), census.heldBack(), standing.since()));
        } catch (Throwable untold) {
            return; // it changes nothing else
        }
    }

    void retriesFlow(RetryBacklog.Standing standing) {
        try {
            log.info(
                    "The group {} takes events again: half of those that waited for a retry since {} have ended",
                    group,
                    standing.since());
        } catch (Throwable untold) {
            return; // it changes nothing else
        }
    }

    /** The transport has logged it, in its own words. */
    void readingHeldBack(String transport, String place, int ahead, Instant since) {
        observer.tell(to -> to.readingHeldBack(group, transport, place, ahead, since));
    }

    void settled(MessageDelivery delivery, Outcome outcome) {
        try {
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
        } catch (Throwable untold) {
            return; // it changes nothing else
        }
    }

    void settlementFailed(MessageDelivery delivery, Throwable failure) {
        try {
            log.error(
                    "The {} could not be settled; the broker may deliver it again",
                    named(delivery),
                    LogText.trace(failure));
        } catch (Throwable untold) {
            return; // it changes nothing else
        }
    }

    void noThread(Throwable failure) {
        try {
            log.error("The handler executor takes no work of the group {}; trying again", group, failure);
        } catch (Throwable untold) {
            return; // it changes nothing else
        }
    }

    void drained(long handedBack) {
        try {
            if (handedBack > 0) {
                log.info("The group {} has drained; {} events went back to the broker", group, handedBack);
            }
            observer.tell(to -> to.drained(group, handedBack));
        } catch (Throwable untold) {
            return; // it changes nothing else
        }
    }

    void notStopped(String transport, Throwable failure) {
        try {
            log.warn("The subscription of the group {} on {} could not be stopped in peace", group, transport, failure);
        } catch (Throwable untold) {
            return; // it changes nothing else
        }
    }

    void notResumed(Throwable failure, Duration delay) {
        try {
            log.error(
                    "The group {} has room again, but could not ask for messages; it tries again in {}",
                    group,
                    DurationFormat.of(delay),
                    LogText.trace(failure));
        } catch (Throwable untold) {
            return; // it changes nothing else
        }
    }

    void notToldTried(MessageDelivery delivery, Throwable failure) {
        try {
            log.warn(
                    "The transport could not note that this process survives the {}",
                    named(delivery),
                    LogText.trace(failure));
        } catch (Throwable untold) {
            return; // it changes nothing else
        }
    }

    void subscriptionFailed(String transport, Throwable cause) {
        try {
            counters.subscriptionFailures.increment();
            log.error("The subscription of the group {} on {} has ended for good", group, transport, cause);
            observer.tell(to -> to.subscriptionFailed(group, transport, cause));
        } catch (Throwable untold) {
            return; // it changes nothing else
        }
    }

    private Named named(MessageDelivery delivery) {
        return new Named(delivery, group);
    }

    private static String handlerOf(Letters.Failure failure) {
        return failure.handler() == null ? "no handler" : "handler " + failure.handler();
    }

    private static @Nullable String told(Letters.Failure failure) {
        return failure.cause() != null
                ? said(failure.cause())
                : failure.message() == null ? null : LogText.oneLine(failure.message());
    }

    private static String said(Throwable failure) {
        return LogText.of(failure) + LogText.hint(FailureClassifier.unwrap(failure));
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
            String event = delivery.eventId().isEmpty()
                    ? "message without an id" + place(delivery.message().origin())
                    : "event " + delivery.eventId() + " (" + delivery.type() + ")";
            return LogText.oneLine(event + " on " + delivery.topic() + " in the group " + group);
        }

        private static String place(InboundMessage.Origin origin) {
            if (origin.place() != null) {
                return " (" + origin.place() + ")";
            }
            if (origin.partition() >= 0) {
                return " (partition " + origin.partition() + ", offset " + origin.offset() + ")";
            }
            return origin.offset() >= 0 ? " (offset " + origin.offset() + ")" : "";
        }
    }
}
