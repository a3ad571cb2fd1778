package dev.signalbox.kafka.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What a member has told its client to read, and the changes of it that somebody waits for. A change is done when
 * the group has shared the partitions out; or when the group has no reason to, because the same topics match as
 * before, or nothing of what has changed is this member's. By the poll thread alone.
 */
final class TopicSubscription {

    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** How long a member with the broker's own protocol may hear nothing of a change that gives it nothing. */
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** How Kafka's own topics begin, which no expression matches. */
    private static final String KAFKAS_OWN = "__";

    private final Consumer<?, ?> consumer;
    private final boolean serverSide;
    private final List<CompletableFuture<Void>> changes = new ArrayList<>();

    private @Nullable GroupTopics wanted;
    private @Nullable GroupTopics told;

    /** The topics as the group has shared them out last. */
    private Set<String> shared = Set.of();

    private long toldAt;
    private long lookAt;

    /**
     * Without topics.
     *
     * @param serverSide whether the broker shares partitions out (KIP-848)
     */
    TopicSubscription(Consumer<?, ?> consumer, boolean serverSide) {
        this.consumer = consumer;
        this.serverSide = serverSide;
    }

    /** These topics are wanted. */
    void want(GroupTopics topics) {
        wanted = topics;
    }

    /** Other topics are wanted; the future completes when that is done. */
    void change(GroupTopics topics, CompletableFuture<Void> change) {
        wanted = topics;
        changes.add(change);
    }

    /** The topics that the client has not been told of yet. */
    @Nullable
    GroupTopics untold() {
        return Objects.equals(wanted, told) ? null : wanted;
    }

    /**
     * Tells the client what is wanted. Names and an expression exclude each other, so that one has to go before the
     * other comes.
     */
    void tell(GroupTopics topics, ConsumerRebalanceListener listener, long now) {
        boolean other = told != null && told.hasPatterns() != topics.hasPatterns();
        if (topics.topics().isEmpty() || other) {
            consumer.unsubscribe();
            shared = Set.of();
        }
        if (topics.topics().isEmpty()) {
            done();
        } else if (topics.hasPatterns()) {
            consumer.subscribe(topics.expression(), listener);
        } else {
            consumer.subscribe(topics.names(), listener);
        }
        told = topics;
        toldAt = now;
        lookAt = now;
    }

    /** The group has shared the partitions out. */
    void sharedOut() {
        shared = Set.copyOf(consumer.subscription());
        done();
    }

    /** Ends all changes: they are done, or nobody is there to do them. */
    void done() {
        changes.forEach(change -> change.complete(null));
        changes.clear();
    }

    /**
     * Ends the changes after which the group has nothing to share out.
     *
     * @param assigned what the member has
     */
    void look(Set<TopicPartition> assigned, long now) {
        GroupTopics topics = told;
        if (changes.isEmpty() || topics == null || untold() != null || now - lookAt < 0) {
            return;
        }
        lookAt = now + LOOK_NANOS;
        boolean allWanted = assigned.stream().map(TopicPartition::topic).allMatch(topics::has);
        if (allWanted && (isQuiet() || matchesAsBefore(topics))) {
            done();
        }
    }

    /** Whether the broker would have said so if it had something for this member. */
    boolean isQuiet() {
        return serverSide && told != null && System.nanoTime() - toldAt > QUIET_NANOS;
    }

    private boolean matchesAsBefore(GroupTopics topics) {
        if (!topics.hasPatterns()) {
            return shared.equals(topics.names());
        }
        Pattern expression = topics.expression();
        return named(consumer.listTopics(ANSWER).keySet(), expression).equals(named(shared, expression));
    }

    private static Set<String> named(Set<String> topics, Pattern expression) {
        return topics.stream()
                .filter(topic -> !topic.startsWith(KAFKAS_OWN)
                        && expression.matcher(topic).matches())
                .collect(Collectors.toSet());
    }
}
