package dev.signalbox.kafka.internal;

import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.Settlement;
import dev.signalbox.runtime.transport.SubscriptionSpec;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A box's membership in a group: one member or several, each with a thread of its own. */
final class KafkaSubscription implements TransportSubscription {

    private final TopicAdmin topics;
    private final int count;
    private final MessageReceiver receiver;
    private final Members loops;
    private final Optional<RebalanceWait> rebalanceWait;
    private final CompletableFuture<Void> joined = new CompletableFuture<>();

    /** Guarded by the monitor, as what follows. */
    private List<GroupMember> members = List.of();

    private boolean closed;
    private boolean failed;

    /** Makes a member by its number, from 0; the receiver is to hear of it when the member cannot go on. */
    interface Members {
        GroupMember member(int number, MessageReceiver receiver);
    }

    /**
     * A membership that has not begun.
     *
     * @param count how many members
     * @param rebalanceWait where the box may go on before the group has been shared out, if that takes long
     */
    KafkaSubscription(
            TopicAdmin topics,
            int count,
            MessageReceiver receiver,
            Members loops,
            Optional<RebalanceWait> rebalanceWait) {
        this.topics = topics;
        this.count = count;
        this.receiver = receiver;
        this.loops = loops;
        this.rebalanceWait = rebalanceWait;
    }

    /** Completes when all members are in the group, or wait for nothing but others. */
    CompletableFuture<TransportSubscription> join(SubscriptionSpec spec) {
        return ensure(spec).thenCompose(nothing -> begin(spec)).thenApply(nothing -> this);
    }

    @Override
    public void resume() {
        members().forEach(GroupMember::resume);
    }

    @Override
    public CompletableFuture<Void> change(SubscriptionSpec spec) {
        return ensure(spec).thenCompose(nothing -> all(member -> member.change(GroupTopics.of(spec))));
    }

    @Override
    public void stop() {
        members().forEach(GroupMember::stop);
    }

    CompletableFuture<Void> close(Duration timeout) {
        synchronized (this) {
            closed = true;
        }
        return all(member -> member.close(timeout));
    }

    /** Says what members have not committed yet. */
    void tellUncommitted() {
        members().forEach(GroupMember::tellUncommitted);
    }

    private CompletableFuture<Void> begin(SubscriptionSpec spec) {
        synchronized (this) {
            if (closed) {
                return CompletableFuture.failedFuture(new SignalboxException(
                        "The connection was closed before the group " + spec.group() + " joined"));
            }
            members = IntStream.range(0, count)
                    .mapToObj(number -> loops.member(number, new Shared()))
                    .toList();
        }
        CompletionStage<Void> started = all(member -> member.start(GroupTopics.of(spec)));
        started.whenComplete((nothing, failure) -> {
            if (failure == null) {
                joined.complete(null);
            } else {
                joined.completeExceptionally(failure);
            }
        });
        rebalanceWait.ifPresent(
                wait -> wait.watch(spec.group(), joined, () -> members().forEach(GroupMember::joinsLater)));
        return joined;
    }

    /** Topics that are named are to be there, with those for their dead letters. */
    private CompletableFuture<Void> ensure(SubscriptionSpec spec) {
        return CompletableFuture.allOf(GroupTopics.of(spec).named().stream()
                .map(topic -> topics.exist(new LetterTopics(topic, spec.group())))
                .toArray(CompletableFuture<?>[]::new));
    }

    private CompletableFuture<Void> all(Function<GroupMember, CompletableFuture<Void>> question) {
        return CompletableFuture.allOf(members().stream().map(question).toArray(CompletableFuture<?>[]::new));
    }

    private synchronized List<GroupMember> members() {
        return members;
    }

    /** The engine as a member sees it. What ends one of several members ends them all: half a group goes unnoticed. */
    private final class Shared implements MessageReceiver {

        @Override
        public boolean offer(InboundMessage message, Settlement settlement) {
            return receiver.offer(message, settlement);
        }

        @Override
        public void revoked() {
            receiver.revoked();
        }

        @Override
        public void heldBack(String place, int ahead, Instant since) {
            receiver.heldBack(place, ahead, since);
        }

        @Override
        public void failed(Throwable cause) {
            synchronized (KafkaSubscription.this) {
                if (failed || closed) {
                    return;
                }
                failed = true;
            }
            if (!joined.completeExceptionally(cause)) {
                receiver.failed(cause);
            }
            members().forEach(member -> member.leave(Duration.ZERO));
        }
    }
}
