package dev.signalbox.runtime.transport;

import java.time.Instant;

/** The engine's side of a subscription. */
public interface MessageReceiver {

    /**
     * Takes a message, or refuses it because the engine is full or draining. Messages of one topic and
     * key come one after the other, in their order. {@linkplain InboundMessage#poison() Poison} becomes a
     * dead letter in its turn. Never waits.
     *
     * @return false if the engine does not take it: the transport keeps the message and stops fetching
     *     until {@link TransportSubscription#resume()}
     */
    boolean offer(InboundMessage message, Settlement settlement);

    /**
     * Deliveries were taken away, or soon will be: the engine hands back at once what {@link
     * Settlement#current()} no longer claims and no handler is running for.
     */
    default void revoked() {}

    /**
     * A part of a topic is read no further: so many messages came behind one that is not settled that no more are to
     * be delivered again for its sake. To be told when that has lasted a while, and each minute again.
     *
     * @param place the part, such as a partition
     * @param ahead how many messages were read from the one that is not settled on
     * @param since when that has become too many
     */
    default void heldBack(String place, int ahead, Instant since) {}

    /** The subscription has ended for good; it must be an error that trying again cannot help. */
    default void failed(Throwable cause) {}
}
