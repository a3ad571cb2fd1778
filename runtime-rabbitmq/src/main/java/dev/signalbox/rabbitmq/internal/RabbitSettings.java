package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.ConnectionFactory;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a transport was told.
 *
 * @param factories makes connections, with the user's credentials and settings
 * @param addresses the brokers, tried in turn
 * @param tls whether the URI asks for TLS
 * @param exchange where events are published
 * @param exchangeType its type
 * @param quorum whether queues are quorum queues, or else classic ones
 * @param prefetch how many messages of a queue may be unsettled, beside those that wait for a retry
 * @param maxWaitingForRetry how many messages of a queue may wait for a retry beside these
 * @param mandatory whether an event that no queue takes fails
 * @param declare whether exchanges and queues are declared, or only looked at
 * @param singleActiveConsumer whether one consumer of a queue gets its messages at a time
 * @param deliveryLimit how often a message may come before it is a dead letter, where the broker counts
 * @param maxUnconfirmed how many messages may wait for the broker before emitters have to
 */
public record RabbitSettings(
        Supplier<ConnectionFactory> factories,
        List<Address> addresses,
        boolean tls,
        String exchange,
        BuiltinExchangeType exchangeType,
        boolean quorum,
        int prefetch,
        int maxWaitingForRetry,
        boolean mandatory,
        boolean declare,
        boolean singleActiveConsumer,
        int deliveryLimit,
        int maxUnconfirmed) {

    public RabbitSettings {
        addresses = List.copyOf(addresses);
    }

    /**
     * How many messages of a queue may be unsettled, of a group that lets so many wait for a retry: what the
     * broker is told.
     */
    int unsettled(int groupsWaitingForRetry) {
        return prefetch + Math.min(maxWaitingForRetry, groupsWaitingForRetry);
    }
}
