package dev.signalbox.rabbitmq.internal;

import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.transport.SubscriptionSpec;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A box's membership in a group: a subscription for each of the group's queues, which fares by itself. */
final class RabbitSubscription implements TransportSubscription {

    private final QueueSubscription.Group group;
    private final Link link;
    private final Duration patience;

    /** By the owner of the link, as what follows. */
    private final Map<TopicPattern, QueueSubscription> queues = new LinkedHashMap<>();

    /** Given up, with messages that are not settled yet. */
    private final List<QueueSubscription> leaving = new ArrayList<>();

    private volatile List<TopicPattern> topics = List.of();
    private volatile boolean stopped;

    /**
     * A member of a group that reads nothing yet.
     *
     * @param patience how long to wait for the broker before a change has failed
     */
    RabbitSubscription(QueueSubscription.Group group, Duration patience) {
        this.group = group;
        this.link = group.link();
        this.patience = patience;
    }

    String group() {
        return group.name();
    }

    /** What it reads, as far as the broker has let it. By any thread. */
    List<TopicPattern> topics() {
        return topics;
    }

    /** Completes when the queues are there. One that fails has left nothing behind. */
    CompletableFuture<TransportSubscription> join(SubscriptionSpec spec) {
        CompletableFuture<TransportSubscription> joined = new CompletableFuture<>();
        CompletionStage<Void> changed = change(spec);
        changed.whenComplete((nothing, failure) -> {
            if (failure != null) {
                joined.completeExceptionally(failure);
            } else {
                joined.complete(this);
            }
        });
        CompletionStage<TransportSubscription> end = joined;
        end.whenComplete((there, failure) -> {
            if (failure != null) {
                link.execute(() -> {
                    group.intake().close();
                    giveUp(Set.copyOf(queues.keySet()));
                });
            }
        });
        return joined;
    }

    @Override
    public void resume() {
        if (group.intake().resume()) {
            link.execute(() -> queues.values().forEach(QueueSubscription::consume));
        }
    }

    @Override
    public CompletableFuture<Void> change(SubscriptionSpec spec) {
        CompletableFuture<Void> changed = new CompletableFuture<>();
        if (link.isClosed()) {
            changed.completeExceptionally(
                    new SignalboxException("The connection to " + group.transport() + " is closed"));
            return changed;
        }
        link.execute(() -> change(spec.topics(), changed));
        return changed;
    }

    @Override
    public int maxUnsettled() {
        return Math.max(1, topics.size()) * group.prefetch();
    }

    /**
     * The consumers stay until the channel ends: without them the queue would go to another box, which would
     * overtake what is still running here.
     */
    @Override
    public void stop() {
        stopped = true;
        group.intake().close();
    }

    /** Acknowledges what is done and lets the rest go back. By the owner. */
    void leave() {
        queues.values().forEach(QueueSubscription::leave);
        leaving.forEach(QueueSubscription::leave);
    }

    private void change(List<TopicPattern> wanted, CompletableFuture<Void> changed) {
        List<TopicPattern> tooMany = new ArrayList<>(queues.keySet());
        tooMany.removeAll(wanted);
        giveUp(Set.copyOf(tooMany));
        Map<TopicPattern, QueueSubscription> added = new LinkedHashMap<>();
        for (TopicPattern each : stopped ? List.<TopicPattern>of() : wanted) {
            if (!queues.containsKey(each)) {
                added.put(each, new QueueSubscription(group, each));
            }
        }
        queues.putAll(added);
        topics = List.copyOf(queues.keySet());
        added.values().forEach(link::add);
        await(added, changed);
    }

    /** All have to be there; the first that is refused, or too late, ends those that were added with it. */
    private void await(Map<TopicPattern, QueueSubscription> added, CompletableFuture<Void> changed) {
        List<CompletableFuture<Void>> joins = new ArrayList<>();
        for (QueueSubscription each : added.values()) {
            CompletionStage<Void> join = each.joined();
            join.whenComplete((there, failure) -> {
                if (failure != null) {
                    changed.completeExceptionally(failure);
                }
            });
            joins.add(each.joined());
        }
        CompletionStage<Void> all = CompletableFuture.allOf(joins.toArray(CompletableFuture<?>[]::new));
        all.whenComplete((there, failure) -> {
            if (failure == null) {
                changed.complete(null);
            }
        });
        if (!added.isEmpty()) {
            link.later(() -> changed.completeExceptionally(late(added)), patience.toMillis(), TimeUnit.MILLISECONDS);
        }
        CompletionStage<Void> end = changed;
        end.whenComplete((there, failure) -> {
            if (failure != null) {
                link.execute(() -> giveUp(added.keySet()));
            }
        });
    }

    /** What the broker refuses, or does not answer to, ends alone. */
    private void giveUp(Set<TopicPattern> unwanted) {
        for (TopicPattern each : unwanted) {
            QueueSubscription ending = queues.remove(each);
            if (ending != null) {
                ending.giveUp();
                leaving.add(ending);
            }
        }
        leaving.removeIf(QueueSubscription::isOver);
        topics = List.copyOf(queues.keySet());
    }

    private SignalboxException late(Map<TopicPattern, QueueSubscription> added) {
        String late = group.transport() + " has not answered within " + patience.toMillis() + " ms";
        for (QueueSubscription each : added.values()) {
            String trouble = each.trouble();
            if (!each.joined().isDone() && trouble != null) {
                return new SignalboxException(late + ", although it was tried again and again: " + trouble);
            }
        }
        return new SignalboxException(late);
    }
}
