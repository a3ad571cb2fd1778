package dev.signalbox.rabbitmq;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.ConnectionFactory;
import dev.signalbox.ConfigurationException;
import dev.signalbox.rabbitmq.internal.BrokerUri;
import dev.signalbox.rabbitmq.internal.ClientFactory;
import dev.signalbox.rabbitmq.internal.HeaderNames;
import dev.signalbox.rabbitmq.internal.Names;
import dev.signalbox.rabbitmq.internal.RabbitConnection;
import dev.signalbox.rabbitmq.internal.RabbitSettings;
import dev.signalbox.runtime.transport.ConnectionSettings;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.runtime.transport.TransportConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Events over RabbitMQ. They go to one exchange with their topic as routing key; each group has a durable
 * queue for each topic or pattern that it reads. One consumer of a queue is active at a time, which keeps the
 * order of keys; handlers of different keys run at the same time all the same. Dead letters of the group
 * {@code billing} on the topic {@code orders} are in the queue {@code billing.orders.dlq}.
 *
 * <p>Emitting waits, in the caller's thread, only while {@code maxUnconfirmed} messages wait for the broker,
 * and no longer than 30 seconds.
 */
public final class RabbitMqTransport implements Transport {

    private final RabbitSettings settings;
    private final String name;

    private RabbitMqTransport(RabbitSettings settings, String name) {
        this.settings = settings;
        this.name = name;
    }

    /**
     * Starts with the topic exchange {@code events}, quorum queues, and a prefetch of 250.
     *
     * @param uri the broker, with user name, password and virtual host: {@code
     *     amqp://guest:guest@localhost:5672/}, or {@code amqps://} for TLS with the JVM's own trust
     * @param more further brokers of the same cluster, tried in turn; only host and port count
     * @throws ConfigurationException if one of them is no such URI
     */
    public static Builder builder(String uri, String... more) {
        return new Builder(uri, more);
    }

    /** Collects settings; not safe for use by several threads. */
    public static final class Builder {

        private static final int CONNECT_MILLIS = 5_000;
        private static final int HEARTBEAT_SECONDS = 10;

        /** The client's own ten minutes are too long for who waits on a client that has died in part. */
        private static final int ANSWER_MILLIS = 30_000;

        /**
         * More than RabbitMQ can be set to take (512 MiB), and less than the client reads out of what a port
         * says that does not speak AMQP, for which it would take memory.
         */
        private static final int LARGEST_MESSAGE = (512 + 16) * 1_024 * 1_024;

        /** AMQP counts it with two bytes. */
        private static final int MOST_UNSETTLED = 65_535;

        private final BrokerUri uri;
        private final List<Address> addresses = new ArrayList<>();
        private Consumer<ConnectionFactory> client = factory -> {};
        private String exchange = "events";
        private ExchangeType exchangeType = ExchangeType.TOPIC;
        private QueueType queueType = QueueType.QUORUM;
        private int prefetch = 250;
        private int maxWaitingForRetry = 1_000;
        private boolean mandatory = true;
        private boolean declare = true;
        private boolean singleActiveConsumer = true;
        private int deliveryLimit = 10;
        private int maxUnconfirmed = 10_000;

        private Builder(String uri, String... more) {
            this.uri = BrokerUri.parse(uri);
            addresses.add(this.uri.address());
            for (String each : more) {
                addresses.add(BrokerUri.parse(each).address());
            }
        }

        /**
         * The exchange that events go to; {@code events}, of type {@link ExchangeType#TOPIC}, by default. It
         * is durable.
         */
        public Builder exchange(String name, ExchangeType type) {
            if (name.isBlank()) {
                throw new ConfigurationException("The exchange needs a name");
            }
            Names.checkExchange(name);
            this.exchange = name;
            this.exchangeType = Objects.requireNonNull(type, "type");
            return this;
        }

        /** How queues are kept; {@link QueueType#QUORUM} by default. */
        public Builder queueType(QueueType type) {
            this.queueType = Objects.requireNonNull(type, "type");
            return this;
        }

        /**
         * How many messages of a queue may be in a box before some are settled, beside those that {@linkplain
         * #maxWaitingForRetry(int) wait for a retry}; 250 by default.
         *
         * @throws IllegalArgumentException if it is less than 1, or more than 65,535
         */
        public Builder prefetch(int messages) {
            this.prefetch = positive(messages, "prefetch");
            if (messages > MOST_UNSETTLED) {
                throw new IllegalArgumentException("The prefetch can be 65535 at most, but is " + messages);
            }
            return this;
        }

        /**
         * How many messages of a queue may wait for a retry in a box while others are handled; 1,000 by
         * default. The broker is told the sum of this and the prefetch, as it cannot tell one from the other:
         * so many messages, with their bodies, may be in the memory of the box for each queue, whether they
         * wait for a retry or not. With bodies of 10 kB that is about 12 MB a queue by default. When as many
         * wait as the sum, the queue stands still until some are settled. With the prefetch it is cut at
         * 65,535.
         *
         * @throws IllegalArgumentException if it is less than 0, or more than 65,535
         */
        public Builder maxWaitingForRetry(int messages) {
            if (messages < 0 || messages > MOST_UNSETTLED) {
                throw new IllegalArgumentException(
                        "The number of messages that wait for a retry is from 0 to 65535, but is " + messages);
            }
            this.maxWaitingForRetry = messages;
            return this;
        }

        /**
         * Whether an event that no queue takes fails, instead of vanishing; true by default. Until the first
         * group has subscribed there is no queue.
         */
        public Builder mandatory(boolean mandatory) {
            this.mandatory = mandatory;
            return this;
        }

        /**
         * Whether exchanges and queues are declared; true by default. Else the operator owns them, and what
         * is missing is an error.
         */
        public Builder declare(boolean declare) {
            this.declare = declare;
            return this;
        }

        /**
         * Whether one consumer of a queue is active at a time, the others standing by; true by default. Else
         * boxes share the work, and the order of a key is kept within a box only.
         */
        public Builder singleActiveConsumer(boolean single) {
            this.singleActiveConsumer = single;
            return this;
        }

        /**
         * How often a message may have been delivered before, and not settled, until it becomes a dead
         * letter: its consumers may not survive it. 10 by default; quorum queues count.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder deliveryLimit(int deliveries) {
            this.deliveryLimit = positive(deliveries, "delivery limit");
            return this;
        }

        /**
         * How many messages may wait for the broker's confirm before emitters are held back; 10,000 by
         * default.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxUnconfirmed(int messages) {
            this.maxUnconfirmed = positive(messages, "number of unconfirmed messages");
            return this;
        }

        /**
         * Sets what else there is to set on the client: TLS, timeouts, SASL, sockets. Called when the transport
         * is built and for each connection, by the thread that connects, after the URI was read; what it sets
         * is kept. Before that the time to connect is 5 seconds and the heartbeat 10. Recovery is Signalbox's
         * own and stays off. What it throws when the transport is built comes from {@link #build()}; what it
         * throws later counts as a broker that is away, and is tried again.
         */
        public Builder client(Consumer<ConnectionFactory> settings) {
            this.client = client.andThen(settings);
            return this;
        }

        /** The transport; it connects when a box opens it. */
        public RabbitMqTransport build() {
            Supplier<ConnectionFactory> factories = () -> factory(uri, client);
            Objects.requireNonNull(factories.get(), "what cannot be set is told now, not when the box starts");
            String hosts = addresses.stream().map(Address::toString).collect(Collectors.joining(","));
            return new RabbitMqTransport(
                    new RabbitSettings(
                            factories,
                            addresses,
                            uri.isTls(),
                            exchange,
                            exchangeType.inClient(),
                            queueType == QueueType.QUORUM,
                            prefetch,
                            Math.min(maxWaitingForRetry, MOST_UNSETTLED - prefetch),
                            mandatory,
                            declare,
                            singleActiveConsumer,
                            deliveryLimit,
                            maxUnconfirmed),
                    "rabbitmq(" + hosts + uri.path() + ")");
        }

        private static int positive(int value, String what) {
            if (value < 1) {
                throw new IllegalArgumentException("The " + what + " must be at least 1, but is " + value);
            }
            return value;
        }

        private static ConnectionFactory factory(BrokerUri uri, Consumer<ConnectionFactory> client) {
            ConnectionFactory factory = new ClientFactory();
            factory.setConnectionTimeout(CONNECT_MILLIS);
            factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
            factory.setChannelRpcTimeout(ANSWER_MILLIS);
            // One that the broker has taken must not end every connection that it is delivered to.
            factory.setMaxInboundMessageBodySize(LARGEST_MESSAGE);
            uri.set(factory);
            client.accept(factory);
            return factory;
        }
    }

    /** {@code rabbitmq(host:port)}, without credentials. */
    @Override
    public String name() {
        return name;
    }

    @Override
    public String attributePrefix() {
        return "cloudEvents_";
    }

    @Override
    public void checkTopic(String topic) {
        Names.check(topic);
    }

    @Override
    public void checkSubscription(TopicPattern pattern, String group) {
        Names.check(pattern, group, settings.exchangeType());
    }

    /** Refuses names that stand for AMQP's properties, and those that the broker writes or acts on. */
    @Override
    public void checkHeader(String name) {
        HeaderNames.check(name);
    }

    @Override
    public TransportConnection open(ConnectionSettings box) {
        return new RabbitConnection(name, settings, box);
    }

    @Override
    public String toString() {
        return name;
    }
}
