package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Return;
import dev.signalbox.EmitException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A message on its way to the broker, until it is confirmed or has failed. What changes is its outbox's. */
final class Sending {

    private final String exchange;
    private final String routingKey;
    private final BasicProperties properties;
    private final byte[] body;
    private final boolean mandatory;
    private final Runnable ended;
    private final AtomicBoolean over = new AtomicBoolean();
    private final CompletableFuture<Void> confirmation = new CompletableFuture<>();
    private @Nullable String returned;
    private @Nullable String problem;
    private boolean suspected;
    private int losses;

    /**
     * A message that has not been written.
     *
     * @param mandatory whether some queue has to take it
     * @param ended called once, before its confirmation completes
     */
    Sending(
            String exchange,
            String routingKey,
            BasicProperties properties,
            byte[] body,
            boolean mandatory,
            Runnable ended) {
        this.exchange = exchange;
        this.routingKey = routingKey;
        this.properties = properties;
        this.body = body;
        this.mandatory = mandatory;
        this.ended = ended;
    }

    String exchange() {
        return exchange;
    }

    String routingKey() {
        return routingKey;
    }

    /** Completes when the broker has it. */
    CompletableFuture<Void> confirmation() {
        return confirmation;
    }

    /** Whether AMQP can say it in frames of so many bytes; if not, its problem is known from now on. */
    boolean fits(int frameMax) {
        problem = HeaderFrame.problem(properties, frameMax);
        return problem == null;
    }

    /** Why AMQP cannot say it, or null. */
    @Nullable
    String problem() {
        return problem;
    }

    void write(Channel channel) throws IOException {
        channel.basicPublish(exchange, routingKey, mandatory, properties, body);
    }

    /** Whether the broker means this one, as far as one can tell, and has not returned it already. */
    boolean is(Return other) {
        return returned == null
                && exchange.equals(other.getExchange())
                && routingKey.equals(other.getRoutingKey())
                && Objects.equals(
                        properties.getMessageId(), other.getProperties().getMessageId())
                && Arrays.equals(body, other.getBody());
    }

    /** The broker gives it back, or with null it is to be written once more. */
    void returned(@Nullable String why) {
        returned = why;
    }

    /** Why the broker gave it back, or null. */
    @Nullable
    String returned() {
        return returned;
    }

    /** Whether the broker may have closed a channel for it. */
    boolean isSuspected() {
        return suspected;
    }

    void suspected(boolean suspected) {
        this.suspected = suspected;
    }

    /** The connection was lost while it was on its way; how often that was so. */
    int lost() {
        return ++losses;
    }

    /** The broker has it. */
    void confirm() {
        over();
        confirmation.complete(null);
    }

    void fail(EmitException failure) {
        over();
        confirmation.completeExceptionally(failure);
    }

    /** Whether nobody waits for it any more; then that is its end. */
    boolean givenUp() {
        if (!confirmation.isDone()) {
            return false;
        }
        over();
        return true;
    }

    /** For want of memory it may be ended more than once. */
    private void over() {
        if (over.compareAndSet(false, true)) {
            ended.run();
        }
    }
}
