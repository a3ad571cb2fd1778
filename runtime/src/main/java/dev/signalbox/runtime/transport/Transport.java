package dev.signalbox.runtime.transport;

import dev.signalbox.ConfigurationException;

/**
 * Describes how a broker is reached. Immutable and without connections of its own: several boxes may
 * share one, each opens its own connection and closes it.
 */
public interface Transport {

    /** What logs and errors call it, such as {@code kafka(localhost:9092)}; without credentials. */
    String name();

    /** What begins the header names of the envelope's attributes; {@code ce_} by default. */
    default String attributePrefix() {
        return "ce_";
    }

    /**
     * Checks a topic that events are emitted to.
     *
     * @throws ConfigurationException if this broker has no such topics; it says why
     */
    default void checkTopic(String topic) {}

    /**
     * Checks what a handler reads, and in which group.
     *
     * @throws ConfigurationException if this broker cannot express the pattern or the group; it says why
     */
    default void checkSubscription(TopicPattern pattern, String group) {}

    /**
     * Checks the name of a header that a user gives an event. Asked at the first emit with that name, and
     * the answer is kept: it must not change. Names that begin with {@code sbx_dl_} never come here.
     *
     * @throws ConfigurationException if a header of this name would not arrive as it was sent, or means
     *     something to this broker; it says why. The emit fails with that
     */
    default void checkHeader(String name) {}

    /**
     * Opens a connection, without waiting for the broker: what is published before it is there waits or
     * fails through its future.
     */
    TransportConnection open(ConnectionSettings settings);
}
