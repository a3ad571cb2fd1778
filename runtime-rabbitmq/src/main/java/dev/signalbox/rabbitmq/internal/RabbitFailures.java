package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import dev.signalbox.ConfigurationException;
import dev.signalbox.SignalboxException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What the client's exceptions mean, in our words. Credentials are in none of them. */
final class RabbitFailures {

    private RabbitFailures() {}

    /**
     * Whether the broker refuses, until somebody changes something. What a broker says that is about to end
     * or to begin, or whose limit another connection may make way for, is no refusal.
     */
    static boolean isRefusal(Throwable failure) {
        return failure instanceof AuthenticationFailureException
                || failure instanceof ConfigurationException
                || (!passes(failure)
                        && switch (code(failure)) {
                            case AMQP.ACCESS_REFUSED, AMQP.NOT_ALLOWED, AMQP.PRECONDITION_FAILED, AMQP.NOT_FOUND ->
                                true;
                            default -> false;
                        });
    }

    /** The exception for a user. */
    static SignalboxException of(String transport, Throwable failure) {
        if (failure instanceof ConfigurationException ours) {
            return new ConfigurationException(transport + " cannot be used: " + ours.getMessage(), ours);
        }
        if (failure instanceof SignalboxException ours) {
            return ours;
        }
        if (failure instanceof AuthenticationFailureException) {
            return new ConfigurationException(transport + " does not accept the user name and password", failure);
        }
        if (failure instanceof PossibleAuthenticationFailureException) {
            return new SignalboxException(
                    transport + " has cut the connection while it looked at user name and password, as a broker does"
                            + " that is about to end: " + said(failure),
                    failure);
        }
        String said = said(failure);
        return isRefusal(failure) ? refused(transport, failure, said) : away(transport, failure, said);
    }

    private static SignalboxException refused(String transport, Throwable failure, String said) {
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
            default ->
                new ConfigurationException(
                        "An exchange or queue is missing on " + transport + ": " + said
                                + ". Create it, or let declare(true) do it",
                        failure);
        };
    }

    private static SignalboxException away(String transport, Throwable failure, String said) {
        String text = switch (code(failure)) {
            case AMQP.NOT_ALLOWED ->
                " has as many connections or channels as are allowed: " + said
                        + ". Raise the limit (rabbitmqctl set_user_limits, set_vhost_limits), or end others";
            case AMQP.NOT_FOUND -> " cannot reach a queue: " + said + ". It can once that node is back";
            case AMQP.RESOURCE_LOCKED, AMQP.ACCESS_REFUSED ->
                " has given a queue to somebody else alone: " + said + ". It can be used once they let go";
            case 0 -> isOurs(failure) ? null : thrown(failure, said);
            default -> " cannot do it now: " + said;
        };
        return new SignalboxException(transport + (text == null ? " is not there: " + said : text), failure);
    }

    /** Whether an exception is one that the client throws for a broker that is away. */
    private static boolean isOurs(Throwable failure) {
        return failure instanceof IOException
                || failure instanceof TimeoutException
                || failure instanceof AlreadyClosedException
                || failure instanceof ShutdownSignalException;
    }

    /** Only the type is sure to be fit for a log; the message is what the user's own code says. */
    private static String thrown(Throwable failure, String said) {
        return " cannot be connected to: the client, or what client(...) has set on it, has thrown "
                + failure.getClass().getName() + ": " + said;
    }

    /** Whether it passes by itself, although its code is that of a refusal. */
    private static boolean passes(Throwable failure) {
        String said = said(failure);
        return switch (code(failure)) {
            case AMQP.NOT_FOUND -> said.contains("is down or inaccessible") || said.contains("home node");
            case AMQP.NOT_ALLOWED -> said.contains("limit") || said.contains("is down");
            case AMQP.ACCESS_REFUSED -> said.contains("exclusive use");
            default -> false;
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
        if (failure instanceof UnknownHostException) {
            return "no host has the name " + failure.getMessage();
        }
        String message = failure.getMessage();
        Throwable cause = failure.getCause();
        if (message == null && cause != null && cause.getMessage() != null) {
            return cause.getMessage();
        }
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private static @Nullable Method reason(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++, cause = cause.getCause()) {
            if (cause instanceof ShutdownSignalException signal) {
                return signal.getReason();
            }
        }
        return null;
    }
}
