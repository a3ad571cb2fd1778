package dev.signalbox.kafka.internal;

import dev.signalbox.SignalboxException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreatePartitionsOptions;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the broker about topics and groups, and has it create topics. The client is made at the first question; what fails
 * is a client's exception.
 */
final class TopicClient {

    /** How long the leaders of a topic may take until one of them counts as away. */
    private static final int LEADERS_MILLIS = 5_000;

    /** How long a topic may be missing of which others know. */
    private static final int LATE_MILLIS = 2_000;

    private static final Executor LATER = CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);

    private final String transport;
    private final Map<String, Object> properties;
    private final Duration timeout;
    private final Function<Map<String, Object>, Admin> clients;
    private final MissingTopics missing = new MissingTopics();

    /**
     * A topic.
     *
     * @param id another one for each topic that has this name in turn
     * @param partitions how many
     */
    record Topic(Uuid id, int partitions) {}

    private @Nullable Admin admin;
    private volatile boolean closed;

    /**
     * Without a connection so far.
     *
     * @param transport what the broker is called in messages
     * @param properties of the client
     * @param timeout how long the broker may take to answer
     */
    TopicClient(String transport, Map<String, Object> properties, Duration timeout) {
        this(transport, properties, timeout, Admin::create);
    }

    /**
     * The same.
     *
     * @param clients makes a client with these properties
     */
    TopicClient(
            String transport,
            Map<String, Object> properties,
            Duration timeout,
            Function<Map<String, Object>, Admin> clients) {
        this.transport = transport;
        this.properties = properties;
        this.timeout = timeout;
        this.clients = clients;
    }

    /** The names of all topics that this user may see. */
    CompletableFuture<Set<String>> names() {
        return asked(() -> stage(
                admin().listTopics(new ListTopicsOptions().timeoutMs(millis())).names()));
    }

    /** Whether the members of a group with the classic protocol wait for each other. */
    CompletableFuture<Boolean> isBeingSharedOut(String group) {
        return asked(() -> stage(Objects.requireNonNull(admin().describeConsumerGroups(
                                List.of(group), new DescribeConsumerGroupsOptions().timeoutMs(millis()))
                        .describedGroups()
                        .get(group)))
                .thenApply(found -> found.groupState() == GroupState.PREPARING_REBALANCE
                        || found.groupState() == GroupState.COMPLETING_REBALANCE));
    }

    /** What the broker that happens to be asked knows of a topic; nothing if it knows no such topic. */
    CompletableFuture<Optional<Topic>> describe(String topic) {
        DescribeTopicsOptions options = new DescribeTopicsOptions().timeoutMs(millis());
        return stage(Objects.requireNonNull(admin().describeTopics(List.of(topic), options)
                        .topicNameValues()
                        .get(topic)))
                .thenApply(found -> Optional.of(
                        new Topic(found.topicId(), found.partitions().size())))
                .exceptionallyCompose(failure -> {
                    Throwable cause = KafkaFailures.unwrap(failure);
                    if (cause instanceof UnknownTopicOrPartitionException) {
                        return CompletableFuture.completedFuture(Optional.empty());
                    }
                    return CompletableFuture.failedFuture(
                            cause instanceof TopicAuthorizationException
                                    ? new TopicAuthorizationException(Set.of(topic)) // the client's names none
                                    : failure);
                });
    }

    /** The same of a topic that is there, as another broker says; what passes while this one has not heard of it. */
    CompletableFuture<Topic> describeKnown(String topic) {
        return describe(topic)
                .thenCompose(found -> found.map(CompletableFuture::completedFuture)
                        .orElseGet(() -> CompletableFuture.failedFuture(new UnknownTopicOrPartitionException(
                                "The topic " + topic + " is said to exist, but is not described yet"))));
    }

    /** Completes when a topic is seen to have so many partitions: brokers hear of new ones one after the other. */
    CompletableFuture<Topic> describeGrown(String topic, int partitions) {
        return patiently(() -> describeKnown(topic)
                .thenCompose(found -> found.partitions() >= partitions
                        ? CompletableFuture.completedFuture(found)
                        : CompletableFuture.failedFuture(new UnknownTopicOrPartitionException(
                                topic + " is not seen to have " + partitions + " partitions yet"))));
    }

    /** The same; nothing only after a topic was missing for two seconds, as brokers hear of new ones late. */
    CompletableFuture<Optional<Topic>> describeAtLast(String topic) {
        return patiently(() -> describeKnown(topic), deadline(late()))
                .thenApply(Optional::of)
                .exceptionallyCompose(failure -> {
                    if (KafkaFailures.unwrap(failure) instanceof UnknownTopicOrPartitionException) {
                        missing.missing(topic, System.nanoTime());
                        return CompletableFuture.completedFuture(Optional.empty());
                    }
                    return CompletableFuture.failedFuture(failure);
                });
    }

    /** Those of some topics that there are; one is not only after it was missing for two seconds. */
    CompletableFuture<Map<String, Topic>> shapes(Collection<String> names) {
        return known(names).thenCompose(shapes -> {
            CompletableFuture<?>[] late = names.stream()
                    .filter(name -> !shapes.containsKey(name) && !missing.believed(name, System.nanoTime()))
                    .map(name ->
                            describeAtLast(name).thenAccept(found -> found.ifPresent(shape -> shapes.put(name, shape))))
                    .toArray(CompletableFuture<?>[]::new);
            return CompletableFuture.allOf(late).thenApply(nothing -> shapes);
        });
    }

    /** What the broker that happens to be asked knows of some topics. */
    private CompletableFuture<Map<String, Topic>> known(Collection<String> names) {
        DescribeTopicsOptions options = new DescribeTopicsOptions().timeoutMs(millis());
        Map<String, Topic> shapes = new ConcurrentHashMap<>();
        CompletableFuture<?>[] all = admin().describeTopics(names, options).topicNameValues().entrySet().stream()
                .map(each -> shape(each.getKey(), stage(each.getValue()), shapes))
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(all).thenApply(nothing -> shapes);
    }

    private static CompletableFuture<Void> shape(
            String name, CompletableFuture<TopicDescription> asked, Map<String, Topic> shapes) {
        return asked.thenAccept(found -> shapes.put(
                        name, new Topic(found.topicId(), found.partitions().size())))
                .exceptionallyCompose(
                        failure -> KafkaFailures.unwrap(failure) instanceof UnknownTopicOrPartitionException
                                ? CompletableFuture.completedFuture(null)
                                : CompletableFuture.failedFuture(failure));
    }

    /** Gives a topic more partitions. */
    CompletableFuture<Void> grow(String topic, int partitions) {
        CreatePartitionsOptions options = new CreatePartitionsOptions().timeoutMs(millis());
        return stage(admin().createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)), options)
                .all());
    }

    /** Completes with the number of partitions that the broker has given it. */
    CompletableFuture<Integer> create(NewTopic topic) {
        CreateTopicsOptions options = new CreateTopicsOptions().timeoutMs(millis());
        CompletableFuture<Integer> created =
                stage(admin().createTopics(List.of(topic), options).numPartitions(topic.name()));
        return created.whenComplete((count, failure) -> {
            if (failure == null || KafkaFailures.unwrap(failure) instanceof TopicExistsException) {
                missing.made(topic.name());
            }
        });
    }

    /**
     * Completes when each partition's leader answers. A new topic has leaders before they take records; of a
     * producer that writes meanwhile the broker may refuse the first batch and take the second, and with that
     * never take the first. Whoever does not answer is left to the client, which knows how to wait for it.
     */
    CompletableFuture<Void> leadersAnswer(String topic) {
        int patience = Math.min(millis(), LEADERS_MILLIS);
        ListOffsetsOptions options = new ListOffsetsOptions().timeoutMs(patience);
        return patiently(
                        () -> describeKnown(topic)
                                .thenCompose(found ->
                                        stage(admin().listOffsets(ends(topic, found.partitions()), options)
                                                .all())),
                        deadline(patience))
                .handle((offsets, silent) -> null);
    }

    /** How large a message of a topic may be, in bytes. */
    CompletableFuture<Long> largestMessage(String topic) {
        return config(topic)
                .thenApply(config -> Long.parseLong(
                        config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value()));
    }

    /** The settings of a topic, those that it has of the broker among them. */
    CompletableFuture<Config> config(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return patiently(
                () -> stage(Objects.requireNonNull(
                        admin().describeConfigs(List.of(resource), new DescribeConfigsOptions().timeoutMs(millis()))
                                .values()
                                .get(resource))),
                deadline(late()));
    }

    /** Sets some settings on a topic itself, and leaves the others. */
    CompletableFuture<Void> set(String topic, Map<String, String> settings) {
        Collection<AlterConfigOp> changes = settings.entrySet().stream()
                .map(each ->
                        new AlterConfigOp(new ConfigEntry(each.getKey(), each.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return stage(admin().incrementalAlterConfigs(
                        Map.of(resource, changes), new AlterConfigsOptions().timeoutMs(millis()))
                .all());
    }

    /**
     * Asks again while the answer is one that passes: a broker that has just started, or created a topic, does
     * not know everything at once.
     */
    <V> CompletableFuture<V> patiently(Supplier<CompletableFuture<V>> question) {
        return patiently(question, deadline(millis()));
    }

    /** The same, until a nano time. */
    private <V> CompletableFuture<V> patiently(Supplier<CompletableFuture<V>> question, long deadline) {
        return asked(question).exceptionallyCompose(failure -> {
            boolean again = KafkaFailures.unwrap(failure) instanceof RetriableException
                    && System.nanoTime() - deadline < 0
                    && !closed;
            return again
                    ? CompletableFuture.<Void>completedFuture(null)
                            .thenComposeAsync(nothing -> patiently(question, deadline), LATER)
                    : CompletableFuture.failedFuture(failure);
        });
    }

    /** Whatever asking does, there is an answer. */
    private static <V> CompletableFuture<V> asked(Supplier<CompletableFuture<V>> question) {
        try {
            return question.get();
        } catch (Throwable failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    void close(Duration timeout) {
        Admin last;
        synchronized (this) {
            closed = true;
            last = admin;
        }
        if (last != null) {
            last.close(timeout);
        }
    }

    private static Map<TopicPartition, OffsetSpec> ends(String topic, int count) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < count; partition++) {
            ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        return ends;
    }

    private static long deadline(int millis) {
        return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private static <T> CompletableFuture<T> stage(KafkaFuture<T> future) {
        return future.toCompletionStage().toCompletableFuture();
    }

    private synchronized Admin admin() {
        if (closed) {
            throw new SignalboxException("The connection to " + transport + " is closed");
        }
        Admin made = admin;
        if (made == null) {
            made = Clients.make("admin client", transport, () -> clients.apply(properties));
            admin = made;
        }
        return made;
    }

    /** How long a broker may take to hear of a topic. */
    private int late() {
        return Math.min(millis(), LATE_MILLIS);
    }

    private int millis() {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, timeout.toMillis()));
    }
}
