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

    /** Stops offering messages; what was offered may still be settled. Idempotent, never resumed. */
    void stop();
}
