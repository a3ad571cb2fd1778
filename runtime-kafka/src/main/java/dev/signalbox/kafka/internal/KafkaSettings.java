package dev.signalbox.kafka.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;

/**
 * What a transport was told.
 *
 * @param servers the brokers to ask first
 * @param producer the user's settings for producers
 * @param consumer the user's settings for consumers
 * @param admin the user's settings for admin clients
 * @param concurrency how many consumers a group has in each box
 * @param commitInterval how long a finished record stays uncommitted
 * @param maxAhead how many records of a partition may be read behind the first that is not finished
 * @param createTopics whether topics that are missing are created
 * @param letterRetention how long dead letters stay; null for ever
 */
public record KafkaSettings(
        String servers,
        Map<String, Object> producer,
        Map<String, Object> consumer,
        Map<String, Object> admin,
        int concurrency,
        Duration commitInterval,
        int maxAhead,
        boolean createTopics,
        @Nullable Duration letterRetention) {

    /** Kafka's own default is 5 minutes: too long for somebody who waits for a new topic's first event. */
    private static final int METADATA_AGE_MILLIS = 10_000;

    /** What is too large, the broker says: its limit is a setting of its own for each topic. */
    private static final int LARGEST_REQUEST = 32 * 1024 * 1024;

    private static final int RECORDS_A_POLL = 500;

    /** Kafka's own default is 3 seconds. */
    private static final int HEARTBEAT_MILLIS = 1_000;

    private static final long FOR_EVER = -1;

    /** The broker deletes whole segments, of which the newest record counts. */
    private static final Duration REMEMBERED_LONGER = Duration.ofDays(30);

    /** A fetch at the end of a partition would hold up the next question for as long as the broker waits. */
    private static final int READER_WAITS_MILLIS = 1;

    /**
     * How long a producer waits at a time, in the thread of who emits, for room or for a topic that it has not
     * heard of. It is asked again while there may be room soon; a topic is waited for elsewhere.
     */
    private static final int CLIENT_WAITS_MILLIS = 50;

    /** Makes client ids different, as Kafka's metrics want them. */
    private static final AtomicInteger CLIENTS = new AtomicInteger();

    public KafkaSettings {
        producer = Map.copyOf(producer);
        consumer = Map.copyOf(consumer);
        admin = Map.copyOf(admin);
        offsetReset(consumer); // a value that is none is refused here
    }

    Map<String, Object> producer(String application) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId(application));
        settings.putAll(producer);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, CLIENT_WAITS_MILLIS);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        return settings;
    }

    /**
     * A member of a group.
     *
     * @param number of this box's members, from 0: a static name is one member's alone
     */
    Map<String, Object> member(String application, String group, int number) {
        Map<String, Object> settings = consumerSettings(application);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"); // StartPositions decides
        settings.computeIfPresent(
                ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, (id, name) -> number == 0 ? name : name + "-" + (number + 1));
        return settings;
    }

    /** A consumer that looks at dead letters, in no group. */
    Map<String, Object> reader(String application) {
        Map<String, Object> settings = consumerSettings(application);
        settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, READER_WAITS_MILLIS);
        return settings;
    }

    Map<String, Object> admin(String application) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, clientId(application));
        settings.putAll(admin);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        return settings;
    }

    /** Whether keys go where Kafka's producer has them go by default. */
    boolean keyDecidesPartition() {
        return !producer.containsKey(ProducerConfig.PARTITIONER_CLASS_CONFIG);
    }

    /** How many records a poll returns at most; never more than may be read ahead. */
    int recordsAPoll() {
        Object wanted = consumer.get(ConsumerConfig.MAX_POLL_RECORDS_CONFIG);
        return Math.min(maxAhead, wanted == null ? RECORDS_A_POLL : Integer.parseInt(wanted.toString()));
    }

    /** The same for a group that takes no more messages at once; a user's own {@code max.poll.records} stays. */
    KafkaSettings holding(int maxInFlight) {
        Map<String, Object> limited = new HashMap<>(consumer);
        limited.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Math.max(1, Math.min(RECORDS_A_POLL, maxInFlight)));
        return new KafkaSettings(
                servers,
                producer,
                limited,
                admin,
                concurrency,
                commitInterval,
                maxAhead,
                createTopics,
                letterRetention);
    }

    /** How long a member may stay away from the broker. */
    Duration maxPollInterval() {
        return Duration.ofMillis(Optional.ofNullable(consumer.get(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG))
                .map(millis -> Long.parseLong(millis.toString()))
                .orElse(300_000L));
    }

    /** Where a group without committed offsets begins. */
    OffsetReset offsetReset() {
        return offsetReset(consumer);
    }

    private static OffsetReset offsetReset(Map<String, Object> consumer) {
        return OffsetReset.of(consumer.getOrDefault(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"));
    }

    /** How long an emit may wait for room in the producer, or for a topic. */
    Duration maxBlock() {
        return Duration.ofMillis(Optional.ofNullable(producer.get(ProducerConfig.MAX_BLOCK_MS_CONFIG))
                .map(millis -> Long.parseLong(millis.toString()))
                .orElse(60_000L));
    }

    /** How long dead letters stay, as a topic's retention in milliseconds. */
    long letterRetentionMillis() {
        return letterRetention == null ? FOR_EVER : letterRetention.toMillis();
    }

    /** How long is remembered what has become of them. */
    long returnsRetentionMillis() {
        return letterRetention == null
                ? FOR_EVER
                : letterRetention.plus(REMEMBERED_LONGER).toMillis();
    }

    /** Without the values of settings, which may be secrets. */
    @Override
    public String toString() {
        Set<String> names = new TreeSet<>(producer.keySet());
        names.addAll(consumer.keySet());
        names.addAll(admin.keySet());
        return "KafkaSettings[servers=" + servers + ", names of settings=" + names + ", concurrency=" + concurrency
                + ", commitInterval=" + commitInterval + ", maxAhead=" + maxAhead + ", createTopics=" + createTopics
                + ", letterRetention=" + letterRetention + "]";
    }

    private Map<String, Object> consumerSettings(String application) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId(application));
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, METADATA_AGE_MILLIS);
        settings.putAll(consumer);
        if (hasServerSideAssignment()) {
            settings.putIfAbsent(ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG, "range");
        } else {
            settings.putIfAbsent(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(PairedAssignor.class));
            settings.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, heartbeatMillis());
        }
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, recordsAPoll());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        return settings;
    }

    /** Whether groups follow KIP-848. */
    boolean hasServerSideAssignment() {
        return GroupProtocol.CONSUMER
                .name()
                .equalsIgnoreCase(String.valueOf(consumer.get(ConsumerConfig.GROUP_PROTOCOL_CONFIG)));
    }

    /** Nothing can be committed until all members have heard of a rebalance, which they do by their heartbeats. */
    private int heartbeatMillis() {
        Object session = consumer.get(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG);
        return session == null
                ? HEARTBEAT_MILLIS
                : Math.max(1, Math.min(HEARTBEAT_MILLIS, Integer.parseInt(session.toString()) / 3));
    }

    private static String clientId(String application) {
        return application + "-" + CLIENTS.incrementAndGet();
    }
}
