package dev.signalbox.benchmarks.rabbitmq;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.signalbox.benchmarks.broker.Parcel;
import dev.signalbox.benchmarks.broker.ParcelScanned;
import dev.signalbox.benchmarks.broker.SignalboxHandler;
import dev.signalbox.brokers.RabbitMqBroker;
import dev.signalbox.rabbitmq.ExchangeType;
import dev.signalbox.rabbitmq.QueueType;
import dev.signalbox.rabbitmq.RabbitMqTransport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The exchange and the queues on a broker of their own. All queues get all messages. */
final class ParcelQueues implements AutoCloseable {

    static final String EXCHANGE = "events";

    /** The queue that Signalbox makes for its group. */
    static final String SIGNALBOX = SignalboxHandler.GROUP + "." + ParcelScanned.TOPIC;

    static final int PREFETCH = 250;

    private final RabbitMqBroker broker;
    private final QueueType type;
    private final ConnectionFactory connections = new ConnectionFactory();
    private final Connection connection;
    private final Channel channel;
    private final List<String> declared = new ArrayList<>();

    ParcelQueues(QueueType type) throws Exception {
        this.type = type;
        this.broker = RabbitMqBroker.start(List.of());
        connections.setUri(broker.uri());
        connections.setVirtualHost("/"); // to the client a path of / is the one without a name, which nobody has
        this.connection = connect();
        this.channel = connection.createChannel();
        channel.exchangeDeclare(EXCHANGE, BuiltinExchangeType.TOPIC, true);
    }

    /** What a client connects with. */
    ConnectionFactory connections() {
        return connections;
    }

    Connection connect() throws Exception {
        return connections.newConnection();
    }

    RabbitMqTransport signalbox() {
        return RabbitMqTransport.builder(broker.uri())
                .exchange(EXCHANGE, ExchangeType.TOPIC)
                .queueType(type)
                .prefetch(PREFETCH)
                .build();
    }

    /** A queue of the kind that Signalbox makes. */
    String declare(String name) throws IOException {
        channel.queueDeclare(
                name,
                true,
                false,
                false,
                Map.of("x-queue-type", type.name().toLowerCase(Locale.ROOT), "x-single-active-consumer", true));
        channel.queueBind(name, EXCHANGE, ParcelScanned.TOPIC);
        declared.add(name);
        return name;
    }

    /** Empties all queues. */
    void purge() throws IOException {
        for (String each : declared) {
            channel.queuePurge(each);
        }
    }

    /** Puts messages into all queues, and nothing else. */
    void fill(List<Parcel> parcels, int messages) throws Exception {
        purge();
        try (ListeningPublisher publisher = new ListeningPublisher(this, parcels)) {
            publisher.measure(messages);
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
        broker.close();
    }
}
