package dev.signalbox.kafka.internal;

import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.observe.QuietLog;
import dev.signalbox.runtime.transport.MessageReceiver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One of a box's members of a group, for as long as the box subscribes. What ends it is on the list of what trying
 * again cannot help. After anything else that its {@link ConsumerLoop} does not survive, another one with a consumer
 * of its own joins in its place: what was read and not committed is then read again, so that nothing hangs on what
 * state the failure has left. Safe for use by many threads.
 */
final class GroupMember {

    private static final QuietLog log = QuietLog.of(GroupMember.class);

    /** A member that has never joined is tried so often; then who waits for it is told what is wrong. */
    private static final int STARTS = 3;

    private final String group;
    private final String transport;
    private final MessageReceiver receiver;
    private final Loops loops;
    private final CompletableFuture<Void> joined = new CompletableFuture<>();
    private final Backoff backoff = new Backoff();

    /** Guarded by the monitor, as what follows. */
    private GroupTopics wanted;

    private @Nullable ConsumerLoop current;
    private boolean resumed;
    private boolean leaving;

    /** How often it could not go on before it had joined. By the threads of loops, one after the other. */
    private int starts;

    /** Makes what reads. */
    interface Loops {

        /**
         * A loop that has not begun.
         *
         * @param ended called with what has ended it, in its thread, when its consumer is closed
         */
        ConsumerLoop loop(MessageReceiver receiver, Consumer<Throwable> ended);
    }

    /**
     * A member that has not joined yet.
     *
     * @param transport what the broker is called in messages
     * @param receiver hears of what ends the member for good
     */
    GroupMember(String group, String transport, MessageReceiver receiver, Loops loops) {
        this.group = group;
        this.transport = transport;
        this.receiver = receiver;
        this.loops = loops;
        this.wanted = new GroupTopics(group, List.of());
    }

    /**
     * Joins the group.
     *
     * @return completes once the group has it, or nobody waits for that any more; fails with what ends it before that, a
     *     third time if trying again may help
     */
    CompletableFuture<Void> start(GroupTopics topics) {
        synchronized (this) {
            wanted = topics;
        }
        try {
            begin();
        } catch (Throwable failure) {
            joined.completeExceptionally(KafkaFailures.subscription(group, failure, transport));
        }
        return joined;
    }

    /** Nobody waits any more until the group has it; what ends it from now on is told to the receiver. */
    void joinsLater() {
        joined.complete(null);
    }

    /** Offers messages, for the first time or again. */
    void resume() {
        ConsumerLoop loop;
        synchronized (this) {
            resumed = true;
            loop = current;
        }
        if (loop != null) {
            loop.resume();
        }
    }

    /** Reads other topics; completes when the group has shared the partitions out again. */
    CompletableFuture<Void> change(GroupTopics topics) {
        ConsumerLoop loop;
        synchronized (this) {
            wanted = topics;
            loop = current;
        }
        return loop == null ? CompletableFuture.completedFuture(null) : loop.change(topics);
    }

    /** Offers nothing any more. */
    void stop() {
        ConsumerLoop loop = current();
        if (loop != null) {
            loop.stop();
        }
    }

    /**
     * Commits what is done and leaves the group.
     *
     * @return completes when it has
     */
    CompletableFuture<Void> close(Duration timeout) {
        ConsumerLoop loop = end();
        return loop == null ? CompletableFuture.completedFuture(null) : loop.close(timeout);
    }

    /** The same, without an answer. */
    void leave(Duration timeout) {
        ConsumerLoop loop = end();
        if (loop != null) {
            loop.leave(timeout);
        }
    }

    /** Says what is not committed yet. */
    void tellUncommitted() {
        ConsumerLoop loop = current();
        if (loop != null) {
            loop.tellUncommitted();
        }
    }

    private @Nullable ConsumerLoop end() {
        joined.completeExceptionally(new SignalboxException("The connection to " + transport + " was closed"));
        synchronized (this) {
            leaving = true;
            notifyAll();
            return current;
        }
    }

    private synchronized @Nullable ConsumerLoop current() {
        return current;
    }

    private void begin() {
        ConsumerLoop next = loops.loop(receiver, this::ended);
        GroupTopics topics;
        boolean willing;
        boolean late;
        synchronized (this) {
            current = next;
            topics = wanted;
            willing = resumed;
            late = leaving;
        }
        if (late) {
            next.leave(Duration.ZERO);
        }
        if (willing) {
            next.resume();
        }
        CompletionStage<Void> in = next.start(topics);
        in.thenAccept(joined::complete);
    }

    private void ended(Throwable failure) {
        boolean starting = !joined.isDone() && (++starts >= STARTS || KafkaFailures.isFinal(failure));
        if (starting && joined.completeExceptionally(KafkaFailures.subscription(group, failure, transport))) {
            return;
        }
        Throwable last = failure;
        while (last != null && !isLeaving()) {
            if (KafkaFailures.isFinal(last)) {
                receiver.failed(KafkaFailures.subscription(group, last, transport));
                return;
            }
            last = joinAgain(last);
        }
    }

    private @Nullable Throwable joinAgain(Throwable failure) {
        Duration pause = backoff.after(System.nanoTime());
        log.error(
                "A member of the group {} on {} could not go on; it joins anew in {} ms, for as long as it takes, and what"
                        + " it had not committed comes again",
                group,
                transport,
                pause.toMillis(),
                failure);
        try {
            if (waits(pause)) {
                begin();
            }
            return null;
        } catch (Throwable again) {
            return again;
        }
    }

    /** Whether the member is still wanted after this time. */
    private synchronized boolean waits(Duration pause) {
        long deadline = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos(); left > 0 && !leaving; left = deadline - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException interrupted) {
                log.debug("An interrupt is no reason to leave the group {}", group, interrupted);
            }
        }
        return !leaving;
    }

    private synchronized boolean isLeaving() {
        return leaving;
    }
}
