package dev.signalbox.codegen;

import dev.signalbox.EventContext;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One handler method, ready to be called. Immutable.
 *
 * @param id the name that dead letters remember it by
 * @param accepts an event record, an interface of event records, or {@link dev.signalbox.RawEvent}
 * @param topic the topic or pattern to read; empty: the events' own topics
 * @param group the consumer group; empty: the application's
 * @param retry what the handler says of retries
 * @param timeout how long one attempt may take; null: without limit
 * @param call calls the method
 */
public record HandlerBinding<E>(
        String id,
        Class<E> accepts,
        String topic,
        String group,
        RetrySpec retry,
        @Nullable Duration timeout,
        Call<E> call) {

    /** Calls a handler method with its dependencies, which it fetches anew each time. */
    @FunctionalInterface
    public interface Call<E> {

        /**
         * Makes one attempt.
         *
         * @return the stage that ends the attempt, or null where it has ended
         * @throws Throwable whatever the method throws
         */
        @Nullable
        CompletionStage<?> call(E event, EventContext context) throws Throwable;
    }

    public HandlerBinding {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(accepts, "accepts");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(retry, "retry");
        Objects.requireNonNull(call, "call");
    }

    /** A handler of the events' own topics in the application's group, retried as the runtime's policy says. */
    public static <E> HandlerBinding<E> of(String id, Class<E> accepts, Call<E> call) {
        return new HandlerBinding<>(id, accepts, "", "", RetrySpec.DEFAULT, null, call);
    }

    public HandlerBinding<E> withTopic(String topic) {
        return new HandlerBinding<>(id, accepts, topic, group, retry, timeout, call);
    }

    public HandlerBinding<E> withGroup(String group) {
        return new HandlerBinding<>(id, accepts, topic, group, retry, timeout, call);
    }

    public HandlerBinding<E> withRetry(RetrySpec retry) {
        return new HandlerBinding<>(id, accepts, topic, group, retry, timeout, call);
    }

    public HandlerBinding<E> withTimeout(Duration timeout) {
        return new HandlerBinding<>(id, accepts, topic, group, retry, timeout, call);
    }
}
