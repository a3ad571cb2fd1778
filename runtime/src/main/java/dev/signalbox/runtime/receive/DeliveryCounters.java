package dev.signalbox.runtime.receive;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts messages, once for each group, and attempts. Every message that was received ends in exactly one
 * of handled, deadLettered, unrouted and handedBack; what has not ended is in flight.
 */
public final class DeliveryCounters {

    final LongAdder received = new LongAdder();
    final LongAdder handled = new LongAdder();
    final LongAdder deadLettered = new LongAdder();
    final LongAdder unrouted = new LongAdder();
    final LongAdder handedBack = new LongAdder();
    final LongAdder handlerRuns = new LongAdder();
    final LongAdder handlerErrors = new LongAdder();
    final LongAdder retries = new LongAdder();
    final LongAdder decodeErrors = new LongAdder();
    final LongAdder subscriptionFailures = new LongAdder();

    /** Those that wait now, so that this one goes down again too. */
    final LongAdder waiting = new LongAdder();

    /** All at zero. */
    public DeliveryCounters() {}

    /**
     * The counters at one moment.
     *
     * @param received messages that came in
     * @param handled all of whose handlers have succeeded
     * @param deadLettered with at least one dead letter
     * @param unrouted that no handler takes, and that were ignored
     * @param handedBack that went back to the broker
     * @param inFlight that have not ended
     * @param handlerRuns attempts
     * @param handlerErrors attempts that failed
     * @param retries attempts after the first
     * @param decodeErrors messages that could not be read
     * @param subscriptionFailures subscriptions that have ended for good
     * @param waitingForRetry messages in flight that wait for a retry, or behind one of their key that does
     */
    public record Snapshot(
            long received,
            long handled,
            long deadLettered,
            long unrouted,
            long handedBack,
            long inFlight,
            long handlerRuns,
            long handlerErrors,
            long retries,
            long decodeErrors,
            long subscriptionFailures,
            long waitingForRetry) {}

    /** Reads the ends before the beginnings, so that no message is seen to end before it has begun. */
    public Snapshot snapshot() {
        long ended = handled.sum();
        long dead = deadLettered.sum();
        long ignored = unrouted.sum();
        long returned = handedBack.sum();
        long begun = received.sum();
        return new Snapshot(
                begun,
                ended,
                dead,
                ignored,
                returned,
                begun - ended - dead - ignored - returned,
                handlerRuns.sum(),
                handlerErrors.sum(),
                retries.sum(),
                decodeErrors.sum(),
                subscriptionFailures.sum(),
                Math.max(0, waiting.sum()));
    }
}
