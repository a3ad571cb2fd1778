package dev.signalbox.runtime.transport;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends messages. Safe for use by many threads. */
@FunctionalInterface
public interface Publisher {

    /**
     * Sends a message. Neither throws nor waits for the broker. Messages of one topic and key that are
     * published one after the other arrive in that order.
     *
     * @return completes when the broker has confirmed the message, never when it was merely written to a
     *     socket; exceptionally with an {@link dev.signalbox.EmitException} when the broker has refused
     *     it. Cancelling it gives up a message that has not been sent
     */
    CompletableFuture<Void> publish(OutboundMessage message);

    /**
     * Why nothing is confirmed at the moment, in words for whoever has waited in vain: a broker that is away,
     * or takes nothing. May be asked by any thread, at any time, and does not wait.
     *
     * @return a sentence without its full stop; null if nothing is known to be wrong, which is the default
     */
    default @Nullable String trouble() {
        return null;
    }
}
