package dev.signalbox.kafka.internal;

import dev.signalbox.kafka.internal.TopicClient.Topic;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives topics for dead letters that are there already as many partitions as the topic of their events has. */
final class LetterTopicCare {

    private static final Logger LOG = LoggerFactory.getLogger(LetterTopicCare.class);

    private final KafkaSettings settings;
    private final TopicClient client;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    LetterTopicCare(KafkaSettings settings, TopicClient client) {
        this.settings = settings;
        this.client = client;
    }

    /** Looks at one that was there before; completes when it has partitions enough, or cannot have them. */
    CompletableFuture<Void> look(LetterTopics topics, String name, Topic found, int wanted) {
        return grow(topics, name, found, wanted);
    }

    /** The same for both, as they are today: the topic of their events may have grown. */
    CompletableFuture<Void> grow(LetterTopics topics, Map<String, Topic> shapes) {
        Topic events = shapes.get(topics.topic());
        return events == null
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.allOf(
                        grow(topics, topics.letters(), shapes.get(topics.letters()), events.partitions()),
                        grow(topics, topics.returns(), shapes.get(topics.returns()), events.partitions()));
    }

    private CompletableFuture<Void> grow(LetterTopics topics, String name, @Nullable Topic shape, int wanted) {
        return shape == null || shape.partitions() >= wanted
                ? CompletableFuture.completedFuture(null)
                : grow(topics, name, shape.partitions(), wanted);
    }

    private CompletableFuture<Void> grow(LetterTopics topics, String name, int partitions, int wanted) {
        if (!settings.createTopics()) {
            tellOfPartitions(topics, name, partitions, wanted, "the transport may not create any");
            return CompletableFuture.completedFuture(null);
        }
        return client.grow(name, wanted)
                .exceptionallyCompose(failure -> KafkaFailures.unwrap(failure) instanceof InvalidPartitionsException
                        ? CompletableFuture.completedFuture(null) // another box was faster
                        : CompletableFuture.failedFuture(failure))
                .thenCompose(grown -> client.describeGrown(name, wanted))
                .thenCompose(seen -> client.leadersAnswer(name)) // brokers hear of it one after the other
                .thenRun(() -> LOG.info(
                        "{} has {} partitions now, as {} has; it had {}", name, wanted, topics.topic(), partitions))
                .exceptionally(failure -> {
                    String why = String.valueOf(KafkaFailures.unwrap(failure).getMessage());
                    tellOfPartitions(topics, name, partitions, wanted, why);
                    return null;
                });
    }

    private void tellOfPartitions(LetterTopics topics, String name, int partitions, int wanted, String why) {
        if (told.add(name + " " + wanted)) {
            LOG.warn(
                    "{} has {} partitions and {} has {}, so a replay and an event of one key may be handled at the"
                            + " same time: give {} {} partitions ({})",
                    name,
                    partitions,
                    topics.topic(),
                    wanted,
                    name,
                    wanted,
                    why);
        }
    }
}
