package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The right to look at a queue. What one looks at is hidden from others, and quorum queues let several look at
 * a time: each would see a part and take it for all. So whoever looks has declared a queue that is exclusive to
 * his connection; it goes with the connection, and nothing is ever in it.
 */
final class QueueLock {

    private final Connection connection;
    private final @Nullable String name;

    private QueueLock(Connection connection, @Nullable String name) {
        this.connection = connection;
        this.name = name;
    }

    /** The right, or null while somebody else has it. Where we may declare nothing, everybody has it. */
    static @Nullable QueueLock tryLock(Connection connection, String queue) throws IOException {
        String name = Names.lock(queue);
        Channel channel = Channels.open(connection);
        try {
            channel.queueDeclare(name, false, true, true, Map.of());
            return new QueueLock(connection, name);
        } catch (IOException refused) {
            return switch (RabbitFailures.code(refused)) {
                case AMQP.RESOURCE_LOCKED -> null;
                case AMQP.ACCESS_REFUSED -> new QueueLock(connection, null);
                default -> throw refused;
            };
        } finally {
            channel.abort();
        }
    }

    /** Lets others look. */
    void release() {
        if (name == null || !connection.isOpen()) {
            return;
        }
        try {
            Channel channel = Channels.open(connection);
            try {
                channel.queueDelete(name);
            } finally {
                channel.abort();
            }
        } catch (IOException | RuntimeException gone) {
            return; // and so is the queue, with the connection
        }
    }
}
