package dev.signalbox.kafka.internal;

import dev.signalbox.ConfigurationException;
import dev.signalbox.kafka.internal.TopicClient.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Sees to it that the topics are there which events and dead letters need, where the transport may. They may
 * be deleted at any time, so that what is known of them holds for a moment only.
 */
final class TopicAdmin {

    private final String transport;
    private final KafkaSettings settings;
    private final TopicClient client;
    private final LetterTopicSettings letterSettings;
    private final LetterTopicCare care;
    private final RecentAnswers<String, Integer> partitions;
    private final RecentAnswers<LetterTopics, Void> letters;

    /** Which of the topics are for dead letters, by their names. */
    private final ConcurrentMap<String, LetterTopics> ours = new ConcurrentHashMap<>();

    /**
     * Without a connection so far.
     *
     * @param timeout how long the broker may take to answer
     */
    TopicAdmin(String transport, KafkaSettings settings, String application, Duration timeout) {
        this(transport, settings, new TopicClient(transport, settings.admin(application), timeout));
    }

    /** The same, with a client that is there. */
    TopicAdmin(String transport, KafkaSettings settings, TopicClient client) {
        this.transport = transport;
        this.settings = settings;
        this.client = client;
        this.letterSettings = new LetterTopicSettings(client, transport, settings);
        this.care = new LetterTopicCare(settings, client);
        this.partitions = new RecentAnswers<>(topic -> client.patiently(() -> ask(topic)));
        this.letters = new RecentAnswers<>(topics -> client.patiently(() -> ask(topics)));
    }

    /** Makes sure of a topic, an event's or one for dead letters, and that its leaders take records. */
    CompletableFuture<Void> ready(String topic) {
        LetterTopics known = ours.get(topic);
        return known == null
                ? exists(topic).thenAccept(count -> {})
                : exist(known).thenCompose(nothing -> client.leadersAnswer(topic));
    }

    /** Makes sure of the topics for a group's dead letters of a topic. */
    CompletableFuture<Void> exist(LetterTopics topics) {
        ours.put(topics.letters(), topics);
        ours.put(topics.returns(), topics);
        return letters.of(topics, System.nanoTime());
    }

    /** Whether a topic is one for dead letters that this box has asked for. */
    boolean isForLetters(String topic) {
        return ours.containsKey(topic);
    }

    /** The topics for a group's dead letters have as many partitions as the topic itself, however it has grown. */
    CompletableFuture<Void> grow(LetterTopics topics) {
        return shapes(LetterPlace.names(topics)).thenCompose(shapes -> care.grow(topics, shapes));
    }

    /**
     * Makes sure that there is room for what becomes of a place's letters.
     *
     * @return whether anything had to be done
     */
    boolean prepareReturns(LetterPlace place) {
        int events = place.events().partitions();
        int returns = place.returns().partitions();
        if (events == 0 || returns == 0) {
            exist(place.topics()).join();
        } else if (returns < events) {
            grow(place.topics()).join();
        }
        return events == 0 || returns < events;
    }

    /** Those of some topics that there are, as they are today. */
    CompletableFuture<Map<String, Topic>> shapes(Collection<String> names) {
        return client.patiently(() -> client.shapes(names));
    }

    /** The names of all topics that this user may see; ours too where the broker has not heard of them yet. */
    CompletableFuture<Set<String>> names() {
        return client.names().thenCompose(listed -> {
            Set<String> names = new TreeSet<>(listed);
            List<String> late =
                    ours.keySet().stream().filter(each -> !names.contains(each)).toList();
            return late.isEmpty()
                    ? CompletableFuture.completedFuture(names)
                    : client.shapes(late).handle((shapes, failure) -> {
                        if (failure == null) {
                            names.addAll(shapes.keySet());
                        }
                        return names;
                    });
        });
    }

    /** Whether the members of a group wait for each other. */
    CompletableFuture<Boolean> isBeingSharedOut(String group) {
        return client.isBeingSharedOut(group);
    }

    void close(Duration timeout) {
        client.close(timeout);
    }

    /** Makes sure of an event's topic, and that its leaders take records; completes with how many there are. */
    private CompletableFuture<Integer> exists(String topic) {
        return partitions.of(topic, System.nanoTime());
    }

    private CompletableFuture<Integer> ask(String topic) {
        return describe(topic)
                .thenCompose(found -> found.isPresent()
                        ? CompletableFuture.completedFuture(found.get().partitions())
                        : create(topic))
                .thenCompose(count -> client.leadersAnswer(topic).thenApply(ready -> count));
    }

    private CompletableFuture<Void> ask(LetterTopics topics) {
        return exists(topics.topic())
                .thenCompose(count -> CompletableFuture.allOf(
                        exists(topics, topics.letters(), count), exists(topics, topics.returns(), count)));
    }

    private CompletableFuture<Void> exists(LetterTopics topics, String name, int count) {
        return describe(name)
                .thenCompose(found -> found.isPresent()
                        ? letterSettings
                                .keep(topics, name, found.get().id())
                                .thenCompose(kept -> care.look(topics, name, found.get(), count))
                        : create(topics, name, count));
    }

    /** Where it may not be created, one that is missing is to be missing for a while: a broker hears of it late. */
    private CompletableFuture<Optional<Topic>> describe(String topic) {
        return settings.createTopics() ? client.describe(topic) : client.describeAtLast(topic);
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
                        .configs(letterSettings.forMessagesOf(topics, name, largest))))
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
        return client.create(topic).exceptionallyCompose(failure -> {
            Throwable cause = KafkaFailures.unwrap(failure);
            if (cause instanceof TopicExistsException) {
                return client.describeKnown(topic.name()).thenApply(Topic::partitions);
            }
            return cause instanceof RetriableException
                    ? CompletableFuture.failedFuture(failure)
                    : knownAtLast(topic, notCreated(topic, cause));
        });
    }

    /** Whoever may not create a topic may have asked a broker for it that has not heard of it yet. */
    private CompletableFuture<Integer> knownAtLast(NewTopic topic, ConfigurationException notCreated) {
        return client.describeAtLast(topic.name())
                .handle((found, failure) -> failure == null ? found : Optional.<Topic>empty())
                .thenApply(found -> found.orElseThrow(() -> notCreated).partitions());
    }

    private ConfigurationException notCreated(NewTopic topic, Throwable cause) {
        String how =
                topic.numPartitions() > 0 ? " with " + topic.numPartitions() + " partitions and retention.ms=-1" : "";
        return new ConfigurationException(
                "The topic " + topic.name() + " does not exist on " + transport + " and could not be created: "
                        + cause.getMessage() + ". Create it" + how,
                cause);
    }
}
