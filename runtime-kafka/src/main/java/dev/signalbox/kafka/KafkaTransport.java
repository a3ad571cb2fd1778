package dev.signalbox.kafka;

import dev.signalbox.ConfigurationException;
import dev.signalbox.kafka.internal.ClientProperties;
import dev.signalbox.kafka.internal.KafkaConnection;
import dev.signalbox.kafka.internal.KafkaSettings;
import dev.signalbox.kafka.internal.TopicNames;
import dev.signalbox.runtime.transport.ConnectionSettings;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.runtime.transport.TransportConnection;
import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.jspecify.annotations.Nullable;

/**
 * Events over Apache Kafka. A topic is Kafka's topic, a handler group its consumer group, and the key of an
 * event the key of its record. Handlers of different keys run at the same time, however few partitions there
 * are; what is committed is what is done without a gap. Dead letters of the group {@code billing} on the
 * topic {@code orders} are kept in {@code orders.billing.dlq}, and what has become of them in {@code
 * orders.billing.dlq.replay}, which the group reads too.
 *
 * <p>Emitting waits, in the caller's thread, only where the producer's {@code buffer.memory} is full, and no
 * longer than {@code max.block.ms} (60 s) or the box's emit timeout, whichever ends first. A topic that was
 * deleted holds nobody up; it is made again, or the emit says what to create.
 *
 * @see <a href="https://kafka.apache.org/documentation/#configuration">the settings of Kafka's clients</a>
 */
public final class KafkaTransport implements Transport {

    private final KafkaSettings settings;
    private final String name;

    private KafkaTransport(KafkaSettings settings) {
        this.settings = settings;
        this.name = "kafka(" + settings.servers() + ")";
    }

    /**
     * Starts with Kafka's own settings, except for what the promises of Signalbox need: {@code acks=all}, an
     * idempotent producer, no automatic commits, {@code isolation.level=read_committed}, and {@code
     * auto.offset.reset=earliest}, so that a new group begins with what is there.
     *
     * @param bootstrapServers the brokers to ask first: {@code host:port}, separated by commas
     * @throws ConfigurationException if there is none
     */
    public static Builder builder(String bootstrapServers) {
        return new Builder(bootstrapServers);
    }

    /** Collects settings; not safe for use by several threads. */
    public static final class Builder {

        private static final int DEFAULT_AHEAD = 10_000;
        private static final Duration DEFAULT_COMMIT_INTERVAL = Duration.ofMillis(100);
        private static final Duration LONGEST_RETENTION = Duration.ofDays(100_000);

        private final String servers;
        private final ClientProperties properties = new ClientProperties();
        private int concurrency = 1;
        private int maxAhead = DEFAULT_AHEAD;
        private Duration commitInterval = DEFAULT_COMMIT_INTERVAL;
        private boolean createTopics = true;
        private @Nullable Duration letterRetention;

        private Builder(String servers) {
            this.servers = Objects.requireNonNull(servers, "bootstrapServers").trim();
            if (this.servers.isEmpty()) {
                throw new ConfigurationException(
                        "Kafka needs at least one bootstrap server, such as localhost:9092, but there is none");
            }
        }

        /**
         * A setting of Kafka's clients, such as {@code compression.type}, {@code linger.ms}, {@code
         * security.protocol} or {@code max.poll.records}. It goes to those of producer, consumer and admin
         * client that know it; one that none of them knows goes to all, for interceptors and the like.
         *
         * @throws ConfigurationException if it is one that Signalbox has to set itself
         */
        public Builder property(String name, Object value) {
            properties.set(name, value);
            return this;
        }

        /**
         * How many consumers each group has in each box, each with a thread and a connection of its own; 1 by
         * default. How many handlers run at once is not decided here but by the box's {@code concurrency}:
         * several consumers help where fetching itself is the limit. A static name, {@code
         * group.instance.id}, gets a number for each but the first of them.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder concurrency(int consumers) {
            if (consumers < 1) {
                throw new IllegalArgumentException("The concurrency must be at least 1, but is " + consumers);
            }
            this.concurrency = consumers;
            return this;
        }

        /**
         * How the members of a group share partitions out: Kafka's classic protocol by default, or {@link
         * GroupProtocol#CONSUMER}, with which the broker decides (KIP-848, from Kafka 4.0 on).
         */
        public Builder groupProtocol(GroupProtocol protocol) {
            return property("group.protocol", protocol.name().toLowerCase(java.util.Locale.ROOT));
        }

        /**
         * How many records of a partition may be read behind the first one that is not done; 10,000 by
         * default. They are what comes again when the process dies. Reading the partition stops there, until
         * that one is done.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxAheadOfCommit(int records) {
            if (records < 1) {
                throw new IllegalArgumentException("At least one record has to be read, but it is to be " + records);
            }
            this.maxAhead = records;
            return this;
        }

        /**
         * How long what is done may stay uncommitted; 100 ms by default.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder commitInterval(Duration interval) {
            if (interval.isNegative() || interval.isZero()) {
                throw new IllegalArgumentException("The commit interval must be positive, but is " + interval);
            }
            this.commitInterval = interval;
            return this;
        }

        /**
         * Whether topics that are missing are created: those that are emitted to and read, with the broker's
         * defaults, and those for dead letters, with as many partitions as the event's topic. True by
         * default; else what is missing is an error that says what to create.
         */
        public Builder createTopics(boolean create) {
            this.createTopics = create;
            return this;
        }

        /**
         * How long dead letters stay, at least; for ever by default. It is the {@code retention.ms} of the topics
         * that are made for them; what has become of a letter is kept 30 days longer, and with it what was
         * replayed and waits for its group. Topics that are there are left as they are, with a warning if they
         * keep letters for less.
         *
         * @throws IllegalArgumentException if it is less than a millisecond, or more than 100,000 days
         */
        public Builder deadLetterRetention(Duration retention) {
            if (retention.compareTo(Duration.ofMillis(1)) < 0 || retention.compareTo(LONGEST_RETENTION) > 0) {
                throw new IllegalArgumentException("Dead letters can stay for 1 ms to " + LONGEST_RETENTION.toDays()
                        + " days, but are to stay for " + retention + "; without a setting they stay for ever");
            }
            this.letterRetention = retention;
            return this;
        }

        /**
         * The transport; it connects when a box opens it.
         *
         * @throws ConfigurationException if {@code auto.offset.reset} is none of Kafka's values
         */
        public KafkaTransport build() {
            return new KafkaTransport(new KafkaSettings(
                    servers,
                    properties.producer(),
                    properties.consumer(),
                    properties.admin(),
                    concurrency,
                    commitInterval,
                    maxAhead,
                    createTopics,
                    letterRetention));
        }
    }

    /** {@code kafka(host:port)}. */
    @Override
    public String name() {
        return name;
    }

    @Override
    public void checkTopic(String topic) {
        TopicNames.check(topic);
    }

    @Override
    public void checkSubscription(TopicPattern pattern, String group) {
        TopicNames.check(pattern, group);
    }

    @Override
    public TransportConnection open(ConnectionSettings box) {
        return new KafkaConnection(name, settings, box);
    }

    @Override
    public String toString() {
        return name;
    }
}
