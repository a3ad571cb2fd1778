package dev.signalbox.runtime.transport;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** One box's connection to a broker. Safe for use by many threads. */
public interface TransportConnection extends AutoCloseable {

    /** Sends messages; usable from the beginning until {@link #close(Duration)}. */
    Publisher publisher();

    /**
     * Joins a consumer group. The subscription begins paused, so that all groups of a box are in place
     * before the first message comes: {@link TransportSubscription#resume()} starts it.
     *
     * @param receiver takes the messages, on a thread of the transport
     * @return completes when the broker knows the group; exceptionally if it cannot be reached, or
     *     refuses
     */
    CompletableFuture<TransportSubscription> subscribe(SubscriptionSpec spec, MessageReceiver receiver);

    /** The dead letters that this broker keeps. */
    DeadLetterStore deadLetters();

    /**
     * Waits until what was published is confirmed, at most as long as given, then lets go of everything.
     * Futures that are open then fail; messages that are not settled go back to their groups; settlements
     * that come later are ignored. Idempotent.
     */
    void close(Duration timeout);

    /** Closes without waiting. */
    @Override
    default void close() {
        close(Duration.ZERO);
    }
}
