package dev.signalbox.rabbitmq;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.ConnectionFactory;
import dev.signalbox.ConfigurationException;
import dev.signalbox.rabbitmq.internal.Names;
import dev.signalbox.rabbitmq.internal.RabbitConnection;
import dev.signalbox.rabbitmq.internal.RabbitSettings;
import dev.signalbox.runtime.transport.ConnectionSettings;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.runtime.transport.TransportConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

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

        private final URI uri;
        private final List<Address> addresses = new ArrayList<>();
        private Consumer<ConnectionFactory> client = factory -> {};
        private String exchange = "events";
        private ExchangeType exchangeType = ExchangeType.TOPIC;
        private QueueType queueType = QueueType.QUORUM;
        private int prefetch = 250;
        private boolean mandatory = true;
        private boolean declare = true;
        private boolean singleActiveConsumer = true;
        private int deliveryLimit = 10;
        private int maxUnconfirmed = 10_000;

        private Builder(String uri, String... more) {
            this.uri = parse(uri);
            addresses.add(address(this.uri));
            for (String each : more) {
                addresses.add(address(parse(each)));
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
         * How many messages of a queue may be in a box before some are settled; 250 by default.
         *
         * @throws IllegalArgumentException if it is less than 1, or more than 65,535
         */
        public Builder prefetch(int messages) {
            this.prefetch = positive(messages, "prefetch");
            if (messages > 65_535) {
                throw new IllegalArgumentException("The prefetch can be 65535 at most, but is " + messages);
            }
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
         * Sets what else there is to set on the client: TLS, timeouts, SASL, sockets. Called for each
         * connection, after the URI was read. Recovery is Signalbox's own and stays off.
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
            String vhost = uri.getPath() == null || uri.getPath().length() <= 1 ? "" : uri.getPath();
            return new RabbitMqTransport(
                    new RabbitSettings(
                            factories,
                            addresses,
                            exchange,
                            exchangeType.inClient(),
                            queueType == QueueType.QUORUM,
                            prefetch,
                            mandatory,
                            declare,
                            singleActiveConsumer,
                            deliveryLimit,
                            maxUnconfirmed),
                    "rabbitmq(" + hosts + vhost + ")");
        }

        private static int positive(int value, String what) {
            if (value < 1) {
                throw new IllegalArgumentException("The " + what + " must be at least 1, but is " + value);
            }
            return value;
        }

        private static ConnectionFactory factory(URI uri, Consumer<ConnectionFactory> client) {
            ConnectionFactory factory = new ConnectionFactory();
            try {
                factory.setUri(uri);
                if ("/".equals(uri.getPath())) {
                    factory.setVirtualHost("/"); // to the client it is the one without a name, which nobody has
                }
                if (isTls(uri)) {
                    factory.useSslProtocol(SSLContext.getDefault());
                    factory.enableHostnameVerification();
                }
            } catch (GeneralSecurityException | IllegalArgumentException refused) {
                throw wrong(refused.getClass().getSimpleName());
            }
            // One that the broker has taken must not end every connection that it is delivered to.
            factory.setMaxInboundMessageBodySize(Integer.MAX_VALUE);
            client.accept(factory);
            return factory;
        }

        private static Address address(URI uri) {
            int port = uri.getPort();
            int usual = isTls(uri) ? ConnectionFactory.DEFAULT_AMQP_OVER_SSL_PORT : ConnectionFactory.DEFAULT_AMQP_PORT;
            return new Address(uri.getHost(), port == -1 ? usual : port);
        }

        /** The text is not quoted: it holds a password. */
        private static URI parse(String text) {
            URI uri;
            try {
                uri = new URI(text);
            } catch (URISyntaxException refused) {
                throw wrong(refused.getReason());
            }
            boolean amqp = "amqp".equalsIgnoreCase(uri.getScheme()) || isTls(uri);
            if (!amqp) {
                throw wrong("it does not begin with amqp:// or amqps://");
            }
            if (uri.getHost() == null) {
                throw wrong("it names no host");
            }
            return uri;
        }

        private static boolean isTls(URI uri) {
            return "amqps".equalsIgnoreCase(uri.getScheme());
        }

        private static ConfigurationException wrong(String why) {
            return new ConfigurationException(
                    "The broker's URI is to look like amqp://user:password@host:5672/vhost, but " + why);
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

    @Override
    public TransportConnection open(ConnectionSettings box) {
        return new RabbitConnection(name, settings, box);
    }

    @Override
    public String toString() {
        return name;
    }
}
