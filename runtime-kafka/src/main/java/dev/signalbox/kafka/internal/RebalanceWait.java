package dev.signalbox.kafka.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, where joining a group takes long, whether it waits for nothing but other members: with the classic protocol
 * the broker shares nothing out until each of them has answered, or its session has ended, as that of one that was
 * killed does. Whoever starts beside such a member need not wait for that. Safe for use by many threads.
 */
final class RebalanceWait {

    private static final Logger LOG = LoggerFactory.getLogger(RebalanceWait.class);

    private static final long AGAIN_MILLIS = 500;

    private final Executor watch;
    private final TopicAdmin topics;
    private final String transport;
    private final long patienceMillis;

    /**
     * Nobody joins.
     *
     * @param watch looks; where it takes nothing any more, nobody waits
     * @param transport what the broker is called in messages
     * @param patience how long a group may take until it is looked at
     */
    RebalanceWait(Executor watch, TopicAdmin topics, String transport, Duration patience) {
        this.watch = watch;
        this.topics = topics;
        this.transport = transport;
        this.patienceMillis = patience.toMillis();
    }

    /**
     * Looks until it is over.
     *
     * @param joined completes when the group is joined, or cannot be
     * @param waits called once if joining it waits for nothing but other members
     */
    void watch(String group, CompletableFuture<?> joined, Runnable waits) {
        lookLater(patienceMillis, group, joined, waits);
    }

    private void lookLater(long millis, String group, CompletableFuture<?> joined, Runnable waits) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, watch)
                .execute(() -> look(group, joined, waits));
    }

    private void look(String group, CompletableFuture<?> joined, Runnable waits) {
        if (joined.isDone()) {
            return;
        }
        CompletionStage<Boolean> asked = topics.isBeingSharedOut(group);
        asked.whenComplete((sharedOut, failure) -> {
            if (joined.isDone()) {
                return;
            }
            if (failure != null || !sharedOut) {
                LOG.debug("Joining the group {} takes long for other reasons", group, failure);
                lookLater(AGAIN_MILLIS, group, joined, waits);
                return;
            }
            LOG.warn(
                    "The group {} on {} waits for members that have not answered yet, as one does not that was killed:"
                            + " this box reads once their sessions have ended (session.timeout.ms of theirs, 45 s by"
                            + " default), or they have finished what they do",
                    group,
                    transport);
            waits.run();
        });
    }
}
