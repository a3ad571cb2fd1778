package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import dev.signalbox.ConfigurationException;
import dev.signalbox.SignalboxException;
import org.jspecify.annotations.Nullable;

/** What the client's exceptions mean, in our words. Credentials are in none of them. */
final class RabbitFailures {

    private RabbitFailures() {}

    /** Whether trying again cannot help, until somebody changes something. */
    static boolean isFatal(Throwable failure) {
        return failure instanceof AuthenticationFailureException
                || failure instanceof PossibleAuthenticationFailureException
                || failure instanceof ConfigurationException
                || switch (code(failure)) {
                    case AMQP.ACCESS_REFUSED, AMQP.NOT_ALLOWED, AMQP.PRECONDITION_FAILED, AMQP.NOT_FOUND -> true;
                    default -> false;
                };
    }

    /** The exception for a user. */
    static SignalboxException of(String transport, Throwable failure) {
        if (failure instanceof SignalboxException ours) {
            return ours;
        }
        if (failure instanceof AuthenticationFailureException
                || failure instanceof PossibleAuthenticationFailureException) {
            return new ConfigurationException(transport + " does not accept the user name and password", failure);
        }
        String said = said(failure);
        return switch (code(failure)) {
            case AMQP.ACCESS_REFUSED -> new ConfigurationException(transport + " does not permit it: " + said, failure);
            case AMQP.NOT_ALLOWED ->
                new ConfigurationException(
                        transport + " does not let this user in, or has no such virtual host: " + said, failure);
            case AMQP.PRECONDITION_FAILED ->
                new ConfigurationException(
                        "An exchange or queue is there on " + transport + ", but is another than it should be: " + said
                                + ". Delete it, or set what it was made with",
                        failure);
            case AMQP.NOT_FOUND ->
                new ConfigurationException(
                        "An exchange or queue is missing on " + transport + ": " + said
                                + ". Create it, or let declare(true) do it",
                        failure);
            default -> new SignalboxException(transport + " is not there: " + said, failure);
        };
    }

    /** The broker's reply code; 0 without one. */
    static int code(Throwable failure) {
        Method reason = reason(failure);
        if (reason instanceof AMQP.Channel.Close close) {
            return close.getReplyCode();
        }
        return reason instanceof AMQP.Connection.Close close ? close.getReplyCode() : 0;
    }

    /** What the broker, or else the exception, says. */
    static String said(Throwable failure) {
        Method reason = reason(failure);
        if (reason instanceof AMQP.Channel.Close close) {
            return close.getReplyText();
        }
        if (reason instanceof AMQP.Connection.Close close) {
            return close.getReplyText();
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private static @Nullable Method reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ShutdownSignalException signal) {
                return signal.getReason();
            }
        }
        return null;
    }
}
