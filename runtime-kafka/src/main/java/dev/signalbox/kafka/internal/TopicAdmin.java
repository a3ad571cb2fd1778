package dev.signalbox.kafka.internal;

import dev.signalbox.ConfigurationException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Sees to it that the topics are there which events and dead letters need, where the transport may. */
final class TopicAdmin {

    /** What a dead letter may be larger than its message: it has headers of its own. */
    private static final int LETTER_OVERHEAD = 64 * 1024;

    private static final String FOR_EVER = "-1";

    private final String transport;
    private final KafkaSettings settings;
    private final TopicClient client;
    private final ConcurrentMap<String, CompletableFuture<Integer>> partitions = new ConcurrentHashMap<>();
    private final ConcurrentMap<LetterTopics, CompletableFuture<Void>> letters = new ConcurrentHashMap<>();

    /**
     * Without a connection so far.
     *
     * @param timeout how long the broker may take to answer
     */
    TopicAdmin(String transport, KafkaSettings settings, String application, Duration timeout) {
        this.transport = transport;
        this.settings = settings;
        this.client = new TopicClient(transport, settings.admin(application), timeout);
    }

    /**
     * Makes sure of a topic, and that its leaders take records; completes with the number of its partitions.
     * What is known is not asked again.
     */
    CompletableFuture<Integer> exists(String topic) {
        return known(
                partitions,
                topic,
                () -> client.describe(topic)
                        .thenCompose(found ->
                                found.isPresent() ? CompletableFuture.completedFuture(found.get()) : create(topic))
                        .thenCompose(count -> client.leadersAnswer(topic, count).thenApply(ready -> count)));
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
        return client.names();
    }

    void close(Duration timeout) {
        client.close(timeout);
    }

    private CompletableFuture<Void> exists(LetterTopics topics, String name, int count) {
        return client.describe(name)
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
        return client.largestMessage(topics.topic())
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
        return client.create(topic)
                .exceptionallyCompose(failure -> KafkaFailures.unwrap(failure) instanceof TopicExistsException
                        ? client.describe(topic.name())
                                .thenApply(found -> found.orElseThrow(() -> notCreated(topic, failure)))
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

    /** Asks once; an answer that was a failure is forgotten. */
    private <K, V> CompletableFuture<V> known(
            ConcurrentMap<K, CompletableFuture<V>> answers, K key, Supplier<CompletableFuture<V>> question) {
        CompletableFuture<V> answer = new CompletableFuture<>();
        CompletableFuture<V> before = answers.putIfAbsent(key, answer);
        if (before != null) {
            return before;
        }
        CompletionStage<V> asked = client.patiently(question);
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
}
