package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Envelope;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.TopicPattern;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which messages of a group's queue are for its engine. Safe for use by many threads. */
final class Admission {

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    private static final int MOST_TOLD = 100;

    private final String exchange;
    private final boolean everyQueueGetsAll;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** Of the messages of an exchange. */
    Admission(String exchange, BuiltinExchangeType type) {
        this.exchange = exchange;
        this.everyQueueGetsAll = type == BuiltinExchangeType.FANOUT || type == BuiltinExchangeType.HEADERS;
    }

    /** Whether a message is for the engine; else it is acknowledged, and that was it. */
    boolean takes(
            Envelope envelope, String queue, TopicPattern pattern, InboundMessage message, BasicProperties properties) {
        if (Replays.isForAnotherGroup(envelope, queue, pattern, properties)) {
            LOG.info(
                    "A dead letter of another group came through the exchange to the queue {}, as somebody has"
                            + " published it again: it is acknowledged, and left to its group",
                    queue);
            return false;
        }
        if (pattern.matches(message.topic()) || message.replay() != null) {
            return true;
        }
        if (everyQueueGetsAll && envelope.getExchange().equals(exchange)) {
            return false;
        }
        tell(queue, envelope);
        return true;
    }

    private void tell(String queue, Envelope envelope) {
        String what = queue + " " + envelope.getExchange() + " " + envelope.getRoutingKey();
        if (told.size() < MOST_TOLD && told.add(what)) {
            LOG.warn(
                    "The queue {} has a message with the routing key {} of the exchange '{}', with which it was not"
                            + " bound by us. No handler reads that topic, so that it counts as unrouted. Take away the"
                            + " binding, or what else leads it there",
                    queue,
                    envelope.getRoutingKey(),
                    envelope.getExchange());
        }
    }
}
