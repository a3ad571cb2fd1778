package dev.signalbox.runtime.receive;

import dev.signalbox.ConfigurationException;
import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.observe.LogText;
import dev.signalbox.runtime.receive.Sources.Source;
import dev.signalbox.runtime.retry.FailureClassifier;
import dev.signalbox.runtime.transport.SubscriptionSpec;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The membership of a consumer group at one source: joined once, then changed. One question at a time: what
 * is wanted while the transport has not answered yet is told once it has, so that a group never joins twice.
 * What is read is set under the monitor of {@link ConsumerGroups}; answers come on any thread.
 */
final class Membership {

    private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

    private final String group;
    private final Source source;
    private final DeliveryPipeline pipeline;

    private volatile Wish wish = new Wish(null, CompletableFuture.completedFuture(null));
    private volatile boolean stopped;

    /** Written by answers, of which there is one at a time. */
    private volatile @Nullable TransportSubscription subscription;

    /** What the transport knows; null where it may know something else. Used between two questions. */
    private volatile @Nullable SubscriptionSpec told;

    /** What the group is to read, and whether the transport knows. */
    private record Wish(@Nullable SubscriptionSpec spec, CompletableFuture<Void> answer) {

        boolean stands(SubscriptionSpec next) {
            return spec != null && next.equals(spec) && !answer.isCompletedExceptionally();
        }
    }

    Membership(String group, Source source, DeliveryPipeline pipeline) {
        this.group = group;
        this.source = source;
        this.pipeline = pipeline;
    }

    /**
     * What the group reads from now on. A new member begins paused.
     *
     * @return completes when the broker knows, or something else is wanted by then
     */
    CompletableFuture<Void> read(SubscriptionSpec spec) {
        Wish before = wish;
        if (before.stands(spec)) {
            return before.answer();
        }
        CompletableFuture<Void> answer = new CompletableFuture<>();
        wish = new Wish(spec, answer);
        CompletionStage<Void> lastAnswer = before.answer();
        lastAnswer.whenComplete((known, unknown) -> answer(answer, spec));
        return answer;
    }

    private void answer(CompletableFuture<Void> answer, SubscriptionSpec spec) {
        try {
            tell(spec).whenComplete((nothing, failure) -> {
                if (failure == null) {
                    answer.complete(null);
                } else {
                    answer.completeExceptionally(failure);
                }
            });
        } catch (Throwable broken) {
            answer.completeExceptionally(broken); // else it would be waited for until the box closes
        }
    }

    /** How many messages the transport lets be unsettled. */
    int maxUnsettled() {
        TransportSubscription joined = subscription;
        try {
            return joined == null ? Integer.MAX_VALUE : Math.max(1, joined.maxUnsettled());
        } catch (Throwable unknown) {
            return Integer.MAX_VALUE;
        }
    }

    /** Whether the transport has not answered yet. */
    boolean waits() {
        return !wish.answer().isDone();
    }

    String transport() {
        return source.transport();
    }

    /**
     * Asks for messages, where the group has joined.
     *
     * @throws SignalboxException if the transport does not take it
     */
    void resume() {
        TransportSubscription joined = subscription;
        if (joined == null) {
            return;
        }
        try {
            joined.resume();
        } catch (Throwable failure) {
            throw new SignalboxException(
                    "The transport " + transport() + " could not resume the subscription of the group " + group,
                    failure);
        }
    }

    /** Stops the subscription, that too which comes later. */
    void stop() {
        stopped = true;
        TransportSubscription joined = subscription;
        if (joined != null) {
            stop(joined);
        }
    }

    /** One that cannot be stopped leaves the others: what it still offers is refused. */
    private void stop(TransportSubscription joined) {
        try {
            joined.stop();
        } catch (Throwable failure) {
            pipeline.journal().notStopped(transport(), failure);
        }
    }

    private CompletionStage<Void> tell(SubscriptionSpec spec) {
        if (stopped || !Objects.equals(spec, wish.spec()) || (told != null && spec.equals(told))) {
            return DONE;
        }
        TransportSubscription joined = subscription;
        if (joined != null) {
            return change(joined, spec);
        }
        return spec.topics().isEmpty() ? DONE : join(spec);
    }

    private CompletionStage<Void> join(SubscriptionSpec spec) {
        return TransportAnswer.of(() -> source.connection().subscribe(spec, pipeline.receiver(source)))
                .handle((joined, failure) -> {
                    if (joined == null) {
                        throw refused("could not subscribe the group " + group, failure);
                    }
                    told = spec;
                    subscription = joined;
                    if (stopped) {
                        stop(joined); // the box was closed in the meantime
                    }
                    return null;
                });
    }

    private CompletionStage<Void> change(TransportSubscription joined, SubscriptionSpec spec) {
        told = null;
        return TransportAnswer.of(() -> joined.change(spec)).handle((nothing, failure) -> {
            if (failure != null) {
                throw refused("could not change what the group " + group + " reads", failure);
            }
            told = spec;
            return null;
        });
    }

    private SignalboxException refused(String what, @Nullable Throwable failure) {
        String text = "The transport " + transport() + " " + what + ": ";
        if (failure == null) {
            return new SignalboxException(text + "it has joined, but returned no subscription");
        }
        Throwable cause = FailureClassifier.unwrap(failure);
        String said = LogText.message(cause);
        if (cause instanceof ConfigurationException && said != null) {
            return new ConfigurationException(text + LogText.oneLine(said), cause);
        }
        return new SignalboxException(text + LogText.of(cause), cause);
    }
}
