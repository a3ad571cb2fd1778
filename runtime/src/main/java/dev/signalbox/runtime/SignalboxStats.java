package dev.signalbox.runtime;

/**
 * The counters of a box at one moment.
 *
 * <p>Messages are counted once for each group, and add up: {@code received = handled + deadLettered +
 * unrouted + handedBack + inFlight}.
 *
 * @param received messages that came in
 * @param handled messages all of whose handlers have succeeded
 * @param deadLettered messages with at least one dead letter
 * @param unrouted messages that no handler takes, and that were ignored
 * @param handedBack messages that went back to the broker
 * @param inFlight messages that have not ended
 * @param handlerRuns attempts, those at domain events among them
 * @param handlerErrors attempts that failed
 * @param retries attempts after the first
 * @param emitted emits that the broker has confirmed, or whose domain handlers have all succeeded
 * @param raised domain events that were raised
 * @param emitFailures emits that failed, other than by timeout
 * @param emitTimeouts emits that were not confirmed in time
 * @param decodeErrors messages that could not be read
 * @param observerErrors how often the observer has thrown
 * @param subscriptionFailures subscriptions that have ended for good, by an error that trying again cannot help
 * @param waitingForRetry messages in flight that wait for a retry, or behind one of their key that does
 */
public record SignalboxStats(
        long received,
        long handled,
        long deadLettered,
        long unrouted,
        long handedBack,
        long inFlight,
        long handlerRuns,
        long handlerErrors,
        long retries,
        long emitted,
        long raised,
        long emitFailures,
        long emitTimeouts,
        long decodeErrors,
        long observerErrors,
        long subscriptionFailures,
        long waitingForRetry) {

    /** Counters of a box in which nothing waits for a retry. */
    public SignalboxStats(
            long received,
            long handled,
            long deadLettered,
            long unrouted,
            long handedBack,
            long inFlight,
            long handlerRuns,
            long handlerErrors,
            long retries,
            long emitted,
            long raised,
            long emitFailures,
            long emitTimeouts,
            long decodeErrors,
            long observerErrors,
            long subscriptionFailures) {
        this(
                received,
                handled,
                deadLettered,
                unrouted,
                handedBack,
                inFlight,
                handlerRuns,
                handlerErrors,
                retries,
                emitted,
                raised,
                emitFailures,
                emitTimeouts,
                decodeErrors,
                observerErrors,
                subscriptionFailures,
                0);
    }
}
