package dev.signalbox.runtime.memory;

import dev.signalbox.EmitException;
import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.ConnectionSettings;
import dev.signalbox.runtime.transport.OutboundMessage;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.runtime.transport.TransportConnection;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A broker inside the process. Topics are logs; each group reads a topic from the oldest message that is
 * still kept, and its members, in one box or several, share the work while the order of each key is kept.
 * What is emitted goes through the wire format like anywhere else.
 *
 * <p>A topic that no group has read yet keeps 10,000 messages for the first that comes; then emits to it
 * fail. A topic with groups keeps what one of them has not read, up to the capacity; then emits wait for
 * room. All of it lives as long as this object: closing a box leaves topics, dead letters and what was
 * handed back to the others.
 */
public final class InMemoryTransport implements Transport {

    private static final int DEFAULT_CAPACITY = 1_000_000;

    private final MemoryBroker broker;
    private final @Nullable Executor executor;

    /** A broker that holds up to 1,000,000 unread messages in each topic. */
    public InMemoryTransport() {
        this(builder());
    }

    private InMemoryTransport(Builder builder) {
        this.broker = new MemoryBroker(builder.capacity);
        this.executor = builder.executor;
    }

    /** A broker with other limits. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects settings; not safe for use by several threads. */
    public static final class Builder {

        private int capacity = DEFAULT_CAPACITY;
        private @Nullable Executor executor;

        private Builder() {}

        /**
         * How many unread messages a topic with groups holds before emits wait, and how many dead letters
         * are kept before events with further ones stay in flight; 1,000,000 by default.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder capacity(int capacity) {
            if (capacity < 1) {
                throw new IllegalArgumentException("The capacity must be at least 1, but is " + capacity);
            }
            this.capacity = capacity;
            return this;
        }

        /**
         * Offers messages to the boxes; never closed by the transport. By default each connection has a
         * thread of its own. With one that runs tasks at once, and a handler executor that does, emitting
         * an event handles it before it returns: a test needs no threads then.
         */
        public Builder executor(Executor executor) {
            this.executor = Objects.requireNonNull(executor, "executor");
            return this;
        }

        /** A transport of its own, with no topics yet. */
        public InMemoryTransport build() {
            return new InMemoryTransport(this);
        }
    }

    /**
     * Puts a message into a topic, as a stranger would who knows nothing of Signalbox. Waits for room where
     * the topic is full.
     *
     * @param key the ordering key, or null
     * @throws EmitException if no group reads the topic and it keeps as many messages as it can
     */
    public void publishRaw(String topic, @Nullable String key, Headers headers, byte[] payload) {
        if (!TopicPattern.of(topic).exact()) {
            throw new EmitException("The topic '" + topic + "' is a pattern; a message goes to one topic");
        }
        CompletableFuture<Void> published =
                broker.publish(new OutboundMessage(topic, key, headers, payload.clone()), new CompletableFuture<>());
        try {
            published.join();
        } catch (CompletionException refused) {
            throw refused.getCause() instanceof EmitException cause
                    ? new EmitException(String.valueOf(cause.getMessage()), cause)
                    : refused;
        }
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public TransportConnection open(ConnectionSettings settings) {
        return new MemoryConnection(broker, settings.application(), executor);
    }

    @Override
    public String toString() {
        return "InMemoryTransport[" + broker + "]";
    }
}
