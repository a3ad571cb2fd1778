package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.signalbox.runtime.observe.QuietLog;
import dev.signalbox.runtime.transport.TopicPattern;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Looks now and then whether a queue still gets what its group reads: who deletes the exchange, or a binding,
 * is told nothing, and neither is the consumer. By the owner of the link.
 */
final class BindingWatch {

    private static final QuietLog log = QuietLog.of(BindingWatch.class);

    private static final long LEAST_SECONDS = 20;
    private static final long MOST_SECONDS = 40;

    private final String transport;
    private final Topology topology;
    private final String group;
    private final TopicPattern pattern;
    private final Trouble trouble;
    private long next;

    BindingWatch(String transport, Topology topology, String group, TopicPattern pattern) {
        this.transport = transport;
        this.topology = topology;
        this.group = group;
        this.pattern = pattern;
        this.trouble = new Trouble("The binding of the queue " + Names.queue(group, pattern) + " on " + transport);
        plan();
    }

    /** Makes the exchange and the binding again, where they are gone and it is time to look. */
    void check(Connection connection) {
        if (System.nanoTime() - next < 0) {
            return;
        }
        plan();
        try {
            mend(connection);
            trouble.over();
        } catch (IOException | RuntimeException failure) { // what the queue has is still consumed
            if (connection.isOpen()) {
                trouble.failed(RabbitFailures.of(transport, failure));
            }
        }
    }

    private void mend(Connection connection) throws IOException {
        if (!hasExchange(connection)) {
            log.error(
                    "The exchange of the queue {} was deleted: what was emitted since has come to no group. Where it"
                            + " is declared here, it is made and bound again",
                    Names.queue(group, pattern));
        }
        Channel channel = Channels.open(connection);
        try {
            topology.exchange(channel);
            topology.bind(channel, group, pattern);
        } finally {
            channel.abort();
        }
    }

    private boolean hasExchange(Connection connection) throws IOException {
        Channel channel = Channels.open(connection);
        try {
            topology.lookForExchange(channel);
            return true;
        } catch (IOException refused) {
            if (RabbitFailures.code(refused) == AMQP.NOT_FOUND) {
                return false;
            }
            throw refused;
        } finally {
            channel.abort();
        }
    }

    private void plan() {
        next = System.nanoTime()
                + TimeUnit.SECONDS.toNanos(ThreadLocalRandom.current().nextLong(LEAST_SECONDS, MOST_SECONDS));
    }
}
