package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.Channel;
import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.DeadLetterStore.Place;
import dev.signalbox.runtime.transport.TopicPattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The queues of dead letters, and a queue for each group that names the topics that have them: the broker
 * does not tell.
 */
final class LetterQueues {

    private final Topology topology;
    private final RabbitPublisher publisher;
    private final BrokerQuestions questions;
    private final QueueSessions sessions;
    private final Function<String, List<TopicPattern>> subscriptions;

    /** Where we have stored dead letters: their queues are there. */
    private final Set<Place> declared = ConcurrentHashMap.newKeySet();

    /**
     * A queue that may have dead letters of a place.
     *
     * @param of whose dead letters it has
     */
    record Source(String queue, Of of) {

        /** Whether a dead letter in it is one of a place. */
        boolean has(HeldDeadLetter letter, Place place) {
            return switch (of) {
                case PLACE -> true;
                case PATTERN -> letter.topic().equals(place.topic());
                case PATTERN_ITSELF ->
                    letter.topic().isEmpty() || letter.topic().equals(place.topic());
            };
        }
    }

    /** Whose dead letters a queue has: the broker moves those of a pattern to one queue, whatever their topic. */
    enum Of {
        /** The place's alone. */
        PLACE,
        /** Those of a pattern that the place's topic matches. */
        PATTERN,
        /** Those of a pattern, which is the place's topic where a message does not tell its own. */
        PATTERN_ITSELF
    }

    LetterQueues(
            Topology topology,
            RabbitPublisher publisher,
            BrokerQuestions questions,
            QueueSessions sessions,
            Function<String, List<TopicPattern>> subscriptions) {
        this.topology = topology;
        this.publisher = publisher;
        this.questions = questions;
        this.sessions = sessions;
        this.subscriptions = subscriptions;
    }

    /** Completes when the queue for dead letters of a place is there. */
    CompletableFuture<Void> ensure(Place place) {
        if (declared.contains(place)) {
            return CompletableFuture.completedFuture(null);
        }
        return questions.ask("store a dead letter", () -> {
            sessions.retrying(() -> {
                declare(place);
                return true;
            });
            return null;
        });
    }

    /** The queue may have been deleted. */
    void doubt(Place place) {
        try {
            declared.remove(place);
        } catch (OutOfMemoryError exhausted) {
            return; // it is removed, and not counted
        }
    }

    /** Where dead letters of a place may be: its own first. */
    List<Source> sources(Place place) {
        List<Source> sources = new ArrayList<>();
        List<TopicPattern> patterns = patterns(place.group());
        boolean isPattern = patterns.stream().anyMatch(each -> each.toString().equals(place.topic()));
        add(sources, Names.letters(place.group(), place.topic()), isPattern ? Of.PATTERN_ITSELF : Of.PLACE);
        for (TopicPattern each : patterns) {
            if (each.matches(place.topic()) && !each.toString().equals(place.topic())) {
                add(sources, Names.letters(place.group(), each.toString()), Of.PATTERN);
            }
        }
        return sources;
    }

    /** The topics of which a group may have letters, in their order; waits for the broker. */
    Set<String> topics(String group, TopicPattern pattern) throws IOException {
        if (pattern.exact()) {
            return Set.of(pattern.toString());
        }
        Set<String> topics = new TreeSet<>(directory(group));
        declared.stream().filter(each -> each.group().equals(group)).forEach(each -> topics.add(each.topic()));
        subscriptions.apply(group).stream().filter(TopicPattern::exact).forEach(each -> topics.add(each.toString()));
        for (TopicPattern each : patterns(group)) {
            List<Source> moved = new ArrayList<>();
            add(moved, Names.letters(group, each.toString()), Of.PATTERN_ITSELF);
            for (Source source : moved) {
                addTopics(source, group, each, topics);
            }
        }
        topics.removeIf(topic -> !pattern.matches(topic));
        return topics;
    }

    private void addTopics(Source source, String group, TopicPattern of, Set<String> topics) throws IOException {
        QueueSession session = sessions.of(source.queue(), group);
        if (session == null) {
            return;
        }
        HeldDeadLetter each = session.at(0);
        for (int i = 1; each != null; i++) {
            if (!each.gone()) {
                topics.add(each.topic().isEmpty() ? of.toString() : each.topic());
            }
            each = session.at(i);
        }
    }

    private static void add(List<Source> sources, String queue, Of of) {
        sources.add(new Source(queue, of));
        sources.add(new Source(Names.kept(queue), of));
    }

    private List<TopicPattern> patterns(String group) {
        return subscriptions.apply(group).stream().filter(each -> !each.exact()).toList();
    }

    private void declare(Place place) throws IOException {
        String directory;
        Channel channel = Channels.open(questions.connection());
        try {
            topology.letters(channel, place.group(), place.topic());
            directory = topology.directory(channel, place.group());
        } finally {
            channel.abort();
        }
        if (!directory(place.group()).contains(place.topic())) {
            questions.await(publisher.publish(
                    "",
                    directory,
                    AmqpHeaders.write(Headers.empty()),
                    place.topic().getBytes(StandardCharsets.UTF_8),
                    true));
        }
        declared.add(place);
    }

    private Set<String> directory(String group) throws IOException {
        Set<String> topics = new HashSet<>();
        List<Source> both = new ArrayList<>();
        add(both, Names.directory(group), Of.PLACE);
        for (Source source : both) {
            QueueSession session = sessions.of(source.queue(), group);
            if (session != null) {
                HeldDeadLetter each = session.at(0);
                for (int i = 1; each != null; i++) {
                    topics.add(new String(session.content(each).body(), StandardCharsets.UTF_8));
                    each = session.at(i);
                }
                sessions.end(session); // others want to know it too
            }
        }
        return topics;
    }
}
