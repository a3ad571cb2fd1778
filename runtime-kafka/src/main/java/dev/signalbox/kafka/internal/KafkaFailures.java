package dev.signalbox.kafka.internal;

import dev.signalbox.ConfigurationException;
import dev.signalbox.EmitException;
import dev.signalbox.SignalboxException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.GroupMaxSizeReachedException;
import org.apache.kafka.common.errors.InconsistentGroupProtocolException;
import org.apache.kafka.common.errors.InvalidGroupIdException;
import org.apache.kafka.common.errors.InvalidSessionTimeoutException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnreleasedInstanceIdException;
import org.apache.kafka.common.errors.UnsupportedAssignorException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jspecify.annotations.Nullable;

/** What the client's exceptions mean, in our words. */
final class KafkaFailures {

    private KafkaFailures() {}

    /** A message that was not written. */
    static EmitException emit(String topic, Throwable failure, String transport) {
        Throwable cause = unwrap(failure);
        boolean retriable = cause instanceof RetriableException;
        return new EmitException(
                "The topic " + topic + " of " + transport + " could not be written to: " + reason(cause)
                        + (retriable ? ". Trying again can help" : ""),
                cause,
                retriable);
    }

    /**
     * Whether trying again cannot help a member that has failed with this. It is a list: what is not on it is tried
     * again.
     */
    static boolean isFinal(Throwable failure) {
        return failure instanceof AuthenticationException
                || failure instanceof AuthorizationException
                || failure instanceof FencedInstanceIdException
                || failure instanceof UnreleasedInstanceIdException
                || failure instanceof UnsupportedVersionException
                || failure instanceof InconsistentGroupProtocolException
                || failure instanceof GroupMaxSizeReachedException
                || failure instanceof InvalidSessionTimeoutException
                || failure instanceof InvalidGroupIdException
                || failure instanceof UnsupportedAssignorException
                || failure instanceof InvalidTopicException
                || failure instanceof InvalidOffsetException
                || failure instanceof ConfigException
                || failure instanceof ConfigurationException;
    }

    /** Whether the client that has thrown this may be used again; of anything else nobody knows what it has left. */
    static boolean isClients(RuntimeException failure) {
        return failure instanceof KafkaException || failure instanceof SignalboxException;
    }

    /** Why a group cannot read, or cannot go on reading. */
    static SignalboxException subscription(String group, Throwable failure, String transport) {
        Throwable cause = unwrap(failure);
        return cause instanceof SignalboxException ours
                ? ours
                : new SignalboxException(
                        "The group " + group + " cannot read from " + transport + ": " + reason(cause), cause);
    }

    static SignalboxException letters(String topic, Throwable failure, String transport) {
        Throwable cause = unwrap(failure);
        return cause instanceof SignalboxException ours
                ? ours
                : new SignalboxException(
                        "The dead letters in " + topic + " of " + transport + " are not to be had: " + reason(cause),
                        cause);
    }

    /** What is behind the wrappers of futures, and behind what a client says of its own state. */
    static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && isWrapper(cause)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean isWrapper(Throwable failure) {
        return failure instanceof CompletionException
                || failure instanceof ExecutionException
                || (failure.getClass() == KafkaException.class && failure.getCause() instanceof KafkaException);
    }

    /** What has happened, for a message. */
    static String reason(Throwable cause) {
        String said = said(cause);
        if (cause instanceof RecordTooLargeException) {
            return said + " The topic's max.message.bytes and the producer's max.request.size limit it";
        }
        if (cause instanceof BufferExhaustedException) {
            return "the producer's buffer.memory is full, as the broker takes messages more slowly than they come";
        }
        if (cause instanceof TimeoutException) {
            return "the broker has not answered in time (" + said + ")";
        }
        if (cause instanceof AuthenticationException) {
            return "the broker does not accept the credentials (" + said + ")";
        }
        if (cause instanceof AuthorizationException) {
            return "the broker does not permit it (" + said + ")";
        }
        if (cause instanceof InvalidOffsetException) {
            return said + (said.endsWith(".") ? "" : ".")
                    + " And auto.offset.reset is none: set the group's offsets with kafka-consumer-groups.sh, or"
                    + " choose earliest or latest";
        }
        return cause instanceof ApiException || cause instanceof KafkaException
                ? said
                : cause.getClass().getSimpleName() + ": " + said;
    }

    private static String said(Throwable cause) {
        @Nullable String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
