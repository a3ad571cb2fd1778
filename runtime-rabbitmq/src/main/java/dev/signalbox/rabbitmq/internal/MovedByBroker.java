package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP.BasicProperties;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells, once for each queue and reason, that the broker moves messages out of our queues. Used by one thread. */
final class MovedByBroker {

    private static final Logger LOG = LoggerFactory.getLogger(MovedByBroker.class);

    private static final int MOST = 1_000;

    private final Set<String> told = new HashSet<>();

    /** A message among the dead letters of a group. */
    void seen(BasicProperties letter, String group) {
        BrokerDeath.last(letter, group).ifPresent(death -> {
            if (told.size() < MOST && told.add(death.reason() + " " + death.queue())) {
                LOG.warn(
                        "RabbitMQ has moved messages out of the queue {}; they are among the dead letters. Of the"
                                + " first that was seen: {}",
                        death.queue(),
                        death.told());
            }
        });
    }
}
