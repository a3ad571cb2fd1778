package dev.signalbox.kafka.internal;

import dev.signalbox.SignalboxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the broker about topics, and has it create them. The client is made at the first question; what fails
 * is a client's exception.
 */
final class TopicClient {

    /** How long the leaders of a topic may take until one of them counts as away. */
    private static final int LEADERS_MILLIS = 5_000;

    private static final Executor LATER = CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);

    private final String transport;
    private final Map<String, Object> properties;
    private final Duration timeout;

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
        this.transport = transport;
        this.properties = properties;
        this.timeout = timeout;
    }

    /** The names of all topics that this user may see. */
    CompletableFuture<Set<String>> names() {
        return stage(
                admin().listTopics(new ListTopicsOptions().timeoutMs(millis())).names());
    }

    /** The number of a topic's partitions; nothing if there is no such topic. */
    CompletableFuture<Optional<Integer>> describe(String topic) {
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

    /** Completes with the number of partitions that the broker has given it. */
    CompletableFuture<Integer> create(NewTopic topic) {
        CreateTopicsOptions options = new CreateTopicsOptions().timeoutMs(millis());
        return stage(admin().createTopics(List.of(topic), options).numPartitions(topic.name()));
    }

    /**
     * Completes when each partition's leader answers. A new topic has leaders before they take records; of a
     * producer that writes meanwhile the broker may refuse the first batch and take the second, and with that
     * never take the first. Whoever does not answer is left to the client, which knows how to wait for it.
     */
    CompletableFuture<Void> leadersAnswer(String topic, int count) {
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

    /** How large a message of a topic may be, in bytes. */
    CompletableFuture<Long> largestMessage(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return stage(Objects.requireNonNull(
                        admin().describeConfigs(List.of(resource), new DescribeConfigsOptions().timeoutMs(millis()))
                                .values()
                                .get(resource)))
                .thenApply(config -> Long.parseLong(
                        config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value()));
    }

    /**
     * Asks again while the answer is one that passes: a broker that has just started, or created a topic, does
     * not know everything at once.
     */
    <V> CompletableFuture<V> patiently(Supplier<CompletableFuture<V>> question) {
        return patiently(question, System.nanoTime() + timeout.toNanos());
    }

    /** The same, until a nano time. */
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

    /** The broker that was asked has not heard of it. */
    private static UnknownTopicOrPartitionException notYet(String topic) {
        return new UnknownTopicOrPartitionException("The topic " + topic + " was just created");
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
            made = Admin.create(properties);
            admin = made;
        }
        return made;
    }

    private int millis() {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, timeout.toMillis()));
    }
}
