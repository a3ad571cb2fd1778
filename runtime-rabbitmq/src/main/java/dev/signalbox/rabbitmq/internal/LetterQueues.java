package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.Channel;
import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.TopicPattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The queues of dead letters, and a queue for each group that names the topics that have them: the broker
 * does not tell.
 */
final class LetterQueues {

    private final Topology topology;
    private final RabbitPublisher publisher;
    private final BrokerQuestions questions;

    /** Queues that are there, by name. */
    private final Set<String> declared = ConcurrentHashMap.newKeySet();

    LetterQueues(Topology topology, RabbitPublisher publisher, BrokerQuestions questions) {
        this.topology = topology;
        this.publisher = publisher;
        this.questions = questions;
    }

    /** Completes when the queue for a group's letters of a topic is there. */
    CompletableFuture<Void> ensure(String group, String topic) {
        if (declared.contains(Names.letters(group, topic))) {
            return CompletableFuture.completedFuture(null);
        }
        return questions.ask("store a dead letter", () -> {
            declare(group, topic);
            return null;
        });
    }

    /** The queue may have been deleted. */
    void doubt(String group, String topic) {
        declared.remove(Names.letters(group, topic));
    }

    /** The topics of which a group has letters, in their order; waits for the broker. */
    Set<String> topics(String group, TopicPattern pattern) throws IOException {
        if (pattern.exact()) {
            return Set.of(pattern.toString());
        }
        Set<String> topics = new TreeSet<>(directory(group));
        topics.removeIf(topic -> !pattern.matches(topic));
        return topics;
    }

    private void declare(String group, String topic) throws IOException {
        String directory;
        Channel channel = Channels.open(questions.connection());
        try {
            topology.letters(channel, group, topic);
            directory = topology.directory(channel, group);
        } finally {
            channel.abort();
        }
        if (!directory(group).contains(topic)) {
            questions.await(publisher.publish(
                    "", directory, AmqpHeaders.write(Headers.empty()), topic.getBytes(StandardCharsets.UTF_8), true));
        }
        declared.add(Names.letters(group, topic));
    }

    private Set<String> directory(String group) throws IOException {
        Set<String> topics = new HashSet<>();
        questions.browser().browse(Names.directory(group), Integer.MAX_VALUE, seen -> {
            topics.add(new String(seen.body(), StandardCharsets.UTF_8));
            return QueueBrowser.Next.GO_ON;
        });
        return topics;
    }
}
