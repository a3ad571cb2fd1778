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
 */
public record KafkaSettings(
        String servers,
        Map<String, Object> producer,
        Map<String, Object> consumer,
        Map<String, Object> admin,
        int concurrency,
        Duration commitInterval,
        int maxAhead,
        boolean createTopics) {

    /** Kafka's own default is 5 minutes: too long for somebody who waits for a new topic's first event. */
    private static final int METADATA_AGE_MILLIS = 10_000;

    /** What is too large, the broker says: its limit is a setting of its own for each topic. */
    private static final int LARGEST_REQUEST = 32 * 1024 * 1024;

    private static final int RECORDS_A_POLL = 500;

    /** Makes client ids different, as Kafka's metrics want them. */
    private static final AtomicInteger CLIENTS = new AtomicInteger();

    public KafkaSettings {
        producer = Map.copyOf(producer);
        consumer = Map.copyOf(consumer);
        admin = Map.copyOf(admin);
    }

    Map<String, Object> producer(String application) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId(application));
        settings.putAll(producer);
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
        settings.computeIfPresent(
                ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, (id, name) -> number == 0 ? name : name + "-" + (number + 1));
        return settings;
    }

    /** A consumer that looks at dead letters, in no group. */
    Map<String, Object> reader(String application) {
        Map<String, Object> settings = consumerSettings(application);
        settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return settings;
    }

    Map<String, Object> admin(String application) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, clientId(application));
        settings.putAll(admin);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        return settings;
    }

    /** How many records a poll returns at most; never more than may be read ahead. */
    int recordsAPoll() {
        Object wanted = consumer.get(ConsumerConfig.MAX_POLL_RECORDS_CONFIG);
        return Math.min(maxAhead, wanted == null ? RECORDS_A_POLL : Integer.parseInt(wanted.toString()));
    }

    /** How long a member may stay away from the broker. */
    Duration maxPollInterval() {
        return Duration.ofMillis(Optional.ofNullable(consumer.get(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG))
                .map(millis -> Long.parseLong(millis.toString()))
                .orElse(300_000L));
    }

    /** Whether a group without committed offsets begins with what comes, not with what is there. */
    boolean startsAtTheEnd() {
        return !"earliest".equals(consumer.getOrDefault(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"));
    }

    /** Without the values of settings, which may be secrets. */
    @Override
    public String toString() {
        Set<String> names = new TreeSet<>(producer.keySet());
        names.addAll(consumer.keySet());
        names.addAll(admin.keySet());
        return "KafkaSettings[servers=" + servers + ", names of settings=" + names + ", concurrency=" + concurrency
                + ", commitInterval=" + commitInterval + ", maxAhead=" + maxAhead + ", createTopics=" + createTopics
                + "]";
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

    private static String clientId(String application) {
        return application + "-" + CLIENTS.incrementAndGet();
    }
}
