package dev.signalbox.runtime.receive;

import dev.signalbox.runtime.observe.EventObserver;
import dev.signalbox.runtime.observe.EventObserver.Outcome;
import dev.signalbox.runtime.observe.ObserverGuard;
import dev.signalbox.runtime.observe.QuietLog;
import dev.signalbox.runtime.transport.StoredLetter;
import java.time.Duration;
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

    DeliveryJournal(String group, DeliveryCounters counters, ObserverGuard observer) {
        this.group = group;
        this.counters = counters;
        this.observer = observer;
    }

    void received(MessageDelivery delivery) {
        counters.received.increment();
        if (observer.listening()) {
            observer.tell(to -> to.received(observed(delivery)));
        }
    }

    void attemptStarted(MessageDelivery delivery, String handler, int number) {
        counters.handlerRuns.increment();
        if (number > 1) {
            counters.retries.increment();
        }
        if (observer.listening()) {
            observer.tell(to -> to.attemptStarted(attempt(delivery, handler, number)));
        }
    }

    void attemptEnded(
            MessageDelivery delivery, String handler, int number, Duration took, @Nullable Throwable failure) {
        if (failure != null) {
            counters.handlerErrors.increment();
        }
        if (observer.listening()) {
            observer.tell(to -> to.attemptEnded(attempt(delivery, handler, number), took, failure));
        }
    }

    void retryScheduled(MessageDelivery delivery, String handler, int number, Duration delay, Throwable failure) {
        log.warn(
                "Attempt {} of {} at the event {} ({}) on {} in the group {} has failed; the next one follows in {}: {}",
                number,
                handler,
                delivery.eventId(),
                delivery.type(),
                delivery.topic(),
                group,
                delay,
                failure.toString());
        if (observer.listening()) {
            observer.tell(to -> to.retryScheduled(attempt(delivery, handler, number), delay));
        }
    }

    void undecodable() {
        counters.decodeErrors.increment();
    }

    void deadLettered(MessageDelivery delivery, Letters.Failure failure) {
        log.error(
                "The event {} ({}) on {} in the group {} is a dead letter of {} after {} attempts: {}",
                delivery.eventId(),
                delivery.type(),
                delivery.topic(),
                group,
                failure.handler() == null ? "the group" : failure.handler(),
                failure.attempts(),
                failure.reason(),
                failure.cause());
        if (observer.listening()) {
            observer.tell(to -> to.deadLettered(
                    observed(delivery), failure.handler(), failure.reason().name(), failure.cause()));
        }
    }

    void letterRefused(StoredLetter letter, Duration delay, Throwable failure) {
        log.error(
                "The dead letter {} of the topic {} in the group {} could not be stored; its event stays in flight,"
                        + " and the next try follows in {}",
                letter.id(),
                letter.topic(),
                group,
                delay,
                failure);
    }

    void broken(MessageDelivery delivery, String handler, int number, Throwable error) {
        log.error(
                "Attempt {} of {} at the event {} ({}) on {} in the group {} has met a broken process; the event stays"
                        + " in flight until the box is closed, and goes back to the broker then",
                number,
                handler,
                delivery.eventId(),
                delivery.type(),
                delivery.topic(),
                group,
                error);
    }

    void settled(MessageDelivery delivery, Outcome outcome) {
        switch (outcome) {
            case HANDLED -> counters.handled.increment();
            case DEAD_LETTERED -> counters.deadLettered.increment();
            case UNROUTED -> counters.unrouted.increment();
            case HANDED_BACK -> counters.handedBack.increment();
        }
        if (outcome == Outcome.UNROUTED || outcome == Outcome.HANDED_BACK) {
            log.debug(
                    "The event {} ({}) on {} in the group {} is {}",
                    delivery.eventId(),
                    delivery.type(),
                    delivery.topic(),
                    group,
                    outcome);
        }
        if (observer.listening()) {
            observer.tell(to -> to.settled(observed(delivery), outcome));
        }
    }

    void settlementFailed(MessageDelivery delivery, Throwable failure) {
        log.error(
                "The event {} ({}) on {} in the group {} could not be settled; the broker may deliver it again",
                delivery.eventId(),
                delivery.type(),
                delivery.topic(),
                group,
                failure);
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

    void subscriptionFailed(String transport, Throwable cause) {
        log.error("The subscription of the group {} on {} has ended for good", group, transport, cause);
        observer.tell(to -> to.subscriptionFailed(group, transport, cause));
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
}
