package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.ShutdownSignalException;
import dev.signalbox.EmitException;

/** Why an emit fails, in words. */
final class EmitFailures {

    private final String transport;

    EmitFailures(String transport) {
        this.transport = transport;
    }

    EmitException heldBack(String routingKey, int maxUnconfirmed) {
        return retriable("The broker of " + transport + " has not confirmed " + maxUnconfirmed + " messages for "
                + UnconfirmedLimit.HELD_BACK_SECONDS + " s; " + routingKey + " was not sent. Trying again can help");
    }

    EmitException refusedByAQueue(Sending sending) {
        return retriable("A queue of " + transport + " has refused a message for " + sending.routingKey()
                + ", as one that is deleted, or is full, does. Trying again can help");
    }

    EmitException takenByNoQueue(Sending sending, String said) {
        return new EmitException("No queue takes " + sending.routingKey() + " from the exchange '" + sending.exchange()
                + "' of " + transport + " (" + said
                + "): no group reads it yet. With mandatory(false) such events would vanish");
    }

    EmitException closesTheChannel(Sending sending, ShutdownSignalException cause) {
        return new EmitException(
                transport + " does not take the message for " + sending.routingKey() + ": "
                        + RabbitFailures.said(cause),
                cause);
    }

    EmitException endsConnections(Sending sending, int losses) {
        return retriable("The connection to " + transport + " was lost " + losses + " times while a message for "
                + sending.routingKey() + " was on its way, the last time that one alone: it seems that the broker, or"
                + " something on the way to it, ends the connection because of it. The broker's log may tell why");
    }

    EmitException cannotBeSaid(Sending sending) {
        return new EmitException(
                "The message for " + sending.routingKey() + " cannot be sent over AMQP: " + sending.problem());
    }

    EmitException closed() {
        return new EmitException("The connection to " + transport + " is closed");
    }

    private static EmitException retriable(String message) {
        return new EmitException(message, null, true);
    }
}
