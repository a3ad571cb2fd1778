package dev.signalbox.testing.transport;

import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.OutboundMessage;
import dev.signalbox.runtime.transport.Publisher;
import dev.signalbox.runtime.transport.StoredLetter;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Stands between a box and its broker: decides what becomes of each call. By default all of them pass. Safe
 * for use by many threads.
 */
interface Interception {

    /** A message on its way to the broker. */
    default CompletableFuture<Void> publish(OutboundMessage message, Publisher broker) {
        return broker.publish(message);
    }

    /** A dead letter on its way to the broker. */
    default CompletableFuture<Void> store(StoredLetter letter, DeadLetterStore broker) {
        return broker.store(letter);
    }

    /** A box that joins a group. */
    default CompletableFuture<TransportSubscription> join(Supplier<CompletableFuture<TransportSubscription>> broker) {
        return broker.get();
    }

    /**
     * Whether the broker hears that a message was acked. If not, the connection of the subscription is lost
     * before, and with it all of its deliveries.
     */
    default boolean hearsAck() {
        return true;
    }

    /** A connection is about to close: what is held back of its messages is not sent any more. */
    default void closing(Publisher broker) {}
}
