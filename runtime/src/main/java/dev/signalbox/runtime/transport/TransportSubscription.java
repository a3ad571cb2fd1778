package dev.signalbox.runtime.transport;

import java.util.concurrent.CompletableFuture;

/** One box's membership in a consumer group. Safe for use by many threads. */
public interface TransportSubscription {

    /**
     * Offers messages to the receiver: for the first time, or again after one was refused. May be called
     * at any time and any number of times; a call while messages are being offered means once more.
     */
    void resume();

    /**
     * Changes the topics, for handlers that are registered or closed at run time. A topic that is left
     * out is given up, not merely paused.
     *
     * @return completes when the broker knows
     */
    CompletableFuture<Void> change(SubscriptionSpec spec);

    /**
     * How many messages of this subscription may be unsettled before the broker sends no more. The group
     * warns when nearly as many wait for a retry. May be asked at any time; it must not wait.
     *
     * @return {@link Integer#MAX_VALUE}, which is the default, where there is no bound but the engine's own
     */
    default int maxUnsettled() {
        return Integer.MAX_VALUE;
    }

    /** Stops offering messages; what was offered may still be settled. Idempotent, never resumed. */
    void stop();
}
