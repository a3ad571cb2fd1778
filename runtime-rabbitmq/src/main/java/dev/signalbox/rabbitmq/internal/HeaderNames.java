package dev.signalbox.rabbitmq.internal;

import dev.signalbox.ConfigurationException;
import java.util.List;
import java.util.Set;

/**
 * Which names a user's header may not have: those that would not arrive, and those that mean something to the
 * broker. What is too long is found by {@link HeaderFrame}.
 */
public final class HeaderNames {

    /** What stands for a property of AMQP when a message is read. */
    private static final String PROPERTY = "amqp_";

    /** A message that is sent with these goes to further queues. */
    private static final Set<String> ROUTING = Set.of("CC", "BCC");

    private static final Set<String> WRITTEN_BY_BROKER = Set.of(
            "x-death", "x-delivery-count", "x-acquired-count", "x-stream-offset", "x-received-from", "x-shovelled");

    private static final List<String> WRITTEN_BY_BROKER_BEGIN = List.of("x-first-death-", "x-last-death-");

    private HeaderNames() {}

    /**
     * Checks the name of a header of an event.
     *
     * @throws ConfigurationException if it cannot be a user's
     */
    public static void check(String name) {
        if (name.startsWith(PROPERTY)) {
            throw new ConfigurationException("names that begin with " + PROPERTY + " stand for AMQP's own properties");
        }
        if (ROUTING.contains(name)) {
            throw new ConfigurationException("RabbitMQ sends a message with it to further queues");
        }
        if (WRITTEN_BY_BROKER.contains(name) || WRITTEN_BY_BROKER_BEGIN.stream().anyMatch(name::startsWith)) {
            throw new ConfigurationException("RabbitMQ itself writes it, about what has become of a message");
        }
    }
}
