package dev.signalbox.kafka.internal;

import dev.signalbox.ConfigurationException;
import dev.signalbox.SignalboxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Looks after the topics: whether they are there, and where the transport may, that they are. */
final class TopicAdmin {

    /** What a dead letter may be larger than its message: it has headers of its own. */
    private static final int LETTER_OVERHEAD = 64 * 1024;

    /** How long the leaders of a topic may take until one of them counts as away. */
    private static final int LEADERS_MILLIS = 5_000;

    private static final String FOR_EVER = "-1";
    private static final Executor LATER = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);

    private final String transport;
    private final KafkaSettings settings;
    private final String application;
    private final Duration timeout;
    private final ConcurrentMap<String, CompletableFuture<Integer>> partitions = new ConcurrentHashMap<>();
    private final ConcurrentMap<LetterTopics, CompletableFuture<Void>> letters = new ConcurrentHashMap<>();

    private @Nullable Admin admin;
    private volatile boolean closed;

    /**
     * Without a connection so far.
     *
     * @param timeout how long the broker may take to answer
     */
    TopicAdmin(String transport, KafkaSettings settings, String application, Duration timeout) {
        this.transport = transport;
        this.settings = settings;
        this.application = application;
        this.timeout = timeout;
    }

    /**
     * Makes sure of a topic, and that its leaders take records; completes with the number of its partitions.
     * What is known is not asked again.
     */
    CompletableFuture<Integer> exists(String topic) {
        return known(
                partitions,
                topic,
                () -> describe(topic)
                        .thenCompose(found ->
                                found.isPresent() ? CompletableFuture.completedFuture(found.get()) : create(topic))
                        .thenCompose(count -> leadersOf(topic, count).thenApply(ready -> count)));
    }

    /** Makes sure of the topics for a group's dead letters of a topic. What is known is not asked again. */
    CompletableFuture<Void> exist(LetterTopics topics) {
        return known(
                letters,
                topics,
                () -> exists(topics.topic())
                        .thenCompose(count -> CompletableFuture.allOf(
                                exists(topics, topics.letters(), count), exists(topics, topics.returns(), count))));
    }

    /** The names of all topics that this user may see. */
    CompletableFuture<Set<String>> names() {
        return stage(
                admin().listTopics(new ListTopicsOptions().timeoutMs(millis())).names());
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

    private CompletableFuture<Void> exists(LetterTopics topics, String name, int count) {
        return describe(name)
                .thenCompose(found ->
                        found.isPresent() ? CompletableFuture.completedFuture(null) : create(topics, name, count));
    }

    private CompletableFuture<Integer> create(String topic) {
        requireCreation(topic, "", topic);
        return create(new NewTopic(topic, Optional.empty(), Optional.empty()));
    }

    private CompletableFuture<Void> create(LetterTopics topics, String name, int count) {
        requireCreation(
                name, " with " + count + " partitions, as " + topics.topic() + " has, and retention.ms=-1", name);
        return largestMessage(topics.topic())
                .thenCompose(largest -> create(new NewTopic(name, Optional.of(count), Optional.empty())
                        .configs(Map.of(
                                TopicConfig.RETENTION_MS_CONFIG,
                                FOR_EVER,
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                TopicConfig.CLEANUP_POLICY_DELETE,
                                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                Long.toString(Math.min(Integer.MAX_VALUE, largest + LETTER_OVERHEAD))))))
                .thenAccept(created -> {});
    }

    private void requireCreation(String topic, String how, String name) {
        if (!settings.createTopics()) {
            throw new ConfigurationException("The topic " + topic + " does not exist on " + transport
                    + ", and the transport may not create topics: create " + name + how
                    + ", or let createTopics(true) do it");
        }
    }

    /** Completes with the number of partitions. Somebody else may have created it at the same time. */
    private CompletableFuture<Integer> create(NewTopic topic) {
        CreateTopicsOptions options = new CreateTopicsOptions().timeoutMs(millis());
        return stage(admin().createTopics(List.of(topic), options).numPartitions(topic.name()))
                .exceptionallyCompose(failure -> KafkaFailures.unwrap(failure) instanceof TopicExistsException
                        ? describe(topic.name()).thenApply(found -> found.orElseThrow(() -> notCreated(topic, failure)))
                        : CompletableFuture.failedFuture(notCreated(topic, failure)));
    }

    private ConfigurationException notCreated(NewTopic topic, Throwable failure) {
        Throwable cause = KafkaFailures.unwrap(failure);
        String how =
                topic.numPartitions() > 0 ? " with " + topic.numPartitions() + " partitions and retention.ms=-1" : "";
        return new ConfigurationException(
                "The topic " + topic.name() + " does not exist on " + transport + " and could not be created: "
                        + cause.getMessage() + ". Create it" + how,
                cause);
    }

    /** The number of a topic's partitions; nothing if there is no such topic. */
    private CompletableFuture<Optional<Integer>> describe(String topic) {
        DescribeTopicsOptions options = new DescribeTopicsOptions().timeoutMs(millis());
        return stage(Objects.requireNonNull(admin().describeTopics(List.of(topic), options)
                        .topicNameValues()
                        .get(topic)))
                .thenApply(description -> Optional.of(description.partitions().size()))
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

    /**
     * Completes when each partition's leader answers. A new topic has leaders before they take records; of a
     * producer that writes meanwhile the broker may refuse the first batch and take the second, and with that
     * never take the first. Whoever does not answer is left to the client, which knows how to wait for it.
     */
    private CompletableFuture<Void> leadersOf(String topic, int count) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < count; partition++) {
            ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        int patience = Math.min(millis(), LEADERS_MILLIS);
        ListOffsetsOptions options = new ListOffsetsOptions().timeoutMs(patience);
        return patiently(
                        () -> describe(topic)
                                .thenCompose(found -> found.isPresent()
                                        ? stage(admin().listOffsets(ends, options)
                                                .all())
                                        : CompletableFuture.failedFuture(notYet(topic))),
                        System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience))
                .handle((offsets, silent) -> null);
    }

    /** The broker that was asked has not heard of it. */
    private static UnknownTopicOrPartitionException notYet(String topic) {
        return new UnknownTopicOrPartitionException("The topic " + topic + " was just created");
    }

    private CompletableFuture<Long> largestMessage(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return stage(Objects.requireNonNull(
                        admin().describeConfigs(List.of(resource), new DescribeConfigsOptions().timeoutMs(millis()))
                                .values()
                                .get(resource)))
                .thenApply(config -> Long.parseLong(
                        config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value()));
    }

    /** Asks once; an answer that was a failure is forgotten. */
    private <K, V> CompletableFuture<V> known(
            ConcurrentMap<K, CompletableFuture<V>> answers, K key, Supplier<CompletableFuture<V>> question) {
        CompletableFuture<V> answer = new CompletableFuture<>();
        CompletableFuture<V> before = answers.putIfAbsent(key, answer);
        if (before != null) {
            return before;
        }
        CompletionStage<V> asked = patiently(question, System.nanoTime() + timeout.toNanos());
        asked.whenComplete((value, failure) -> {
            if (failure == null) {
                answer.complete(value);
            } else {
                answers.remove(key, answer);
                answer.completeExceptionally(failure);
            }
        });
        return answer;
    }

    /** A broker that has just started, or created a topic, does not know everything at once. */
    private <V> CompletableFuture<V> patiently(Supplier<CompletableFuture<V>> question, long deadline) {
        CompletableFuture<V> asked;
        try {
            asked = question.get();
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
        return asked.exceptionallyCompose(failure -> {
            boolean again = KafkaFailures.unwrap(failure) instanceof RetriableException
                    && System.nanoTime() - deadline < 0
                    && !closed;
            return again
                    ? CompletableFuture.<Void>completedFuture(null)
                            .thenComposeAsync(nothing -> patiently(question, deadline), LATER)
                    : CompletableFuture.failedFuture(failure);
        });
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
            made = Admin.create(settings.admin(application));
            admin = made;
        }
        return made;
    }

    private int millis() {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, timeout.toMillis()));
    }
}
