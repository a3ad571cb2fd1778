package dev.signalbox.kafka.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One member of a consumer group: the thread that owns a consumer. It reads, commits what is done, and goes
 * on polling while the engine is full, so that a slow handler never costs the membership. Everything but the
 * commands from outside, and the {@linkplain Offers offers}, happens on that thread.
 */
final class ConsumerLoop {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerLoop.class);

    /** How long the thread waits for the engine, with nothing to read, before it polls all the same. */
    private static final long ENGINE_MILLIS = 50;

    private static final long LONGEST_POLL_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long READ_AHEAD_BYTES = 16L * 1024 * 1024;
    private static final Duration WHILE_REBALANCING = Duration.ofMillis(50);

    /** How long a member that is broken, and joins anew, may still try to commit. */
    private static final Duration LAST_COMMIT = Duration.ofSeconds(1);

    private final Member member;
    private final String group;
    private final Consumer<byte[], byte[]> consumer;
    private final Wakeup wakeup;
    private final Committer committer;
    private final Offers offers;
    private final Assignment assignment;
    private final ConsumerRebalanceListener rebalances;
    private final TopicSubscription subscription;
    private final Standstill standstill;
    private final java.util.function.Consumer<Throwable> whenBroken;
    private final Backoff backoff = new Backoff();

    private final CompletableFuture<Void> joined = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Leave leaving;

    /** What failed last, to say it at length once. By the poll thread alone. */
    private String lastFailure = "";

    /**
     * A member that has not joined yet.
     *
     * @param whenBroken called with what has ended it, unless it was told to leave; at the very end, in its thread
     */
    ConsumerLoop(Member member, TopicAdmin topics, java.util.function.Consumer<Throwable> whenBroken) {
        KafkaSettings settings = member.settings();
        this.member = member;
        this.group = member.group();
        this.consumer = member.consumer();
        this.wakeup = new Wakeup(consumer);
        this.whenBroken = whenBroken;
        this.standstill = new Standstill(member);
        this.subscription = new TopicSubscription(consumer, settings.hasServerSideAssignment());
        this.committer = new Committer(consumer, group, settings.commitInterval(), settings.hasServerSideAssignment());
        this.offers = new Offers(group, member.receiver(), wakeup::wake);
        ReadAhead readAhead = new ReadAhead(settings.recordsAPoll(), READ_AHEAD_BYTES, wakeup::wake);
        this.assignment = new Assignment(
                member, topics, committer, readAhead, offers, () -> Optional.ofNullable(leaving), this::sharedOut);
        this.rebalances = wakeup.undisturbed(assignment);
    }

    /**
     * Joins the group.
     *
     * @return completes once the group has it; never if this ends before
     */
    CompletableFuture<Void> start(GroupTopics wanted) {
        commands.add(() -> subscription.want(wanted));
        Thread thread = new Thread(this::run, "signalbox-kafka-" + group);
        thread.setDaemon(true);
        try {
            offers.start();
            thread.start();
        } catch (Throwable noThread) {
            end(true);
            throw noThread;
        }
        return joined;
    }

    /** Offers messages, for the first time or again. */
    void resume() {
        offers.resume();
    }

    /** Reads other topics; completes when the group has shared the partitions out again. */
    CompletableFuture<Void> change(GroupTopics wanted) {
        CompletableFuture<Void> changed = new CompletableFuture<>();
        commands.add(() -> subscription.change(wanted, changed));
        wakeup.wake();
        if (ended.isDone()) {
            changed.complete(null);
        }
        return changed;
    }

    /** Offers nothing any more. */
    void stop() {
        offers.stop();
        wakeup.wake();
    }

    /**
     * Commits what is done and leaves the group.
     *
     * @return completes when it has
     */
    CompletableFuture<Void> close(Duration timeout) {
        leave(timeout);
        return ended;
    }

    /** The same, without an answer. */
    void leave(Duration timeout) {
        leaving = Leave.within(timeout);
        stop();
    }

    /** Says what is not committed yet, where that takes longer than somebody can wait. From any thread. */
    void tellUncommitted() {
        List<Leftover> left =
                offers.assigned().stream().map(AssignedPartition::leftover).toList();
        Leftover.tell(group, member.transport(), left, "The member has not left the group in time");
    }

    private void run() {
        Throwable broken = null;
        try {
            while (leaving == null) {
                turn();
            }
            wakeup.forget();
            Duration time = Objects.requireNonNull(leaving).toCommit();
            committer.commitLast(assignment.partitions(), time, this::goOnRebalancing);
        } catch (Throwable failure) {
            broken = failure;
        } finally {
            end(broken != null);
        }
        if (broken != null) {
            whenBroken.accept(broken);
        }
    }

    private void turn() {
        for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
            command.run();
        }
        try {
            assignment.decidePending();
            tellWhatIsWanted();
            assignment.pauseWhatIsFull();
            committer.commitIfDue(List.copyOf(assignment.partitions()), System.nanoTime());
            poll();
            standstill.look(assignment.partitions(), Instant.now(), System.nanoTime());
        } catch (InterruptedException | InterruptException interrupted) {
            LOG.debug("An interrupt is no reason to leave the group {}", group, interrupted);
        } catch (WakeupException meantForThePoll) {
            LOG.debug("A wakeup was meant for the poll of the group {}", group);
        } catch (InvalidOffsetException placeless) {
            tryAgain(() -> assignment.positions().invalid(placeless));
        } catch (RuntimeException failure) {
            tryAgain(() -> {
                throw failure;
            });
        }
        rethrow(assignment.broken());
    }

    /** What the client has thrown may pass, unless it is on the list; of anything else nobody knows what it has left. */
    private void tryAgain(Runnable answer) {
        try {
            answer.run();
        } catch (RuntimeException failure) {
            if (KafkaFailures.isFinal(failure) || !KafkaFailures.isClients(failure) || assignment.broken() != null) {
                throw failure;
            }
            Duration pause = backoff.after(System.nanoTime());
            boolean known = failure.toString().equals(lastFailure);
            lastFailure = failure.toString();
            LOG.warn(
                    "The group {} could not read from {}: {}; it tries again in {} ms",
                    group,
                    member.transport(),
                    failure.getMessage(),
                    pause.toMillis(),
                    known ? null : failure);
            sleep(pause);
        }
    }

    private static void rethrow(@Nullable Throwable broken) {
        if (broken instanceof Error error) {
            throw error;
        }
        if (broken instanceof RuntimeException failure) {
            throw failure;
        }
    }

    private void tellWhatIsWanted() {
        GroupTopics untold = subscription.untold();
        long now = System.nanoTime();
        if (untold != null) {
            assignment.positions().remember(untold);
            subscription.tell(untold, rebalances, now);
        }
        subscription.look(assignment.places(), now);
    }

    /** What was read last is nobody's any more: it is behind what is committed. */
    private void goOnRebalancing() {
        try {
            assignment.pauseAll();
            wakeup.poll(consumer, WHILE_REBALANCING);
            wakeup.forget();
        } catch (KafkaException notNow) {
            LOG.debug("The group {} could not go on with its rebalance; it tries again", group, notNow);
            LockSupport.parkNanos(WHILE_REBALANCING.toNanos());
        }
    }

    /** Ended by who closes; by nothing else, so that a failure that comes back does not come back at once. */
    private void sleep(Duration pause) {
        long deadline = System.nanoTime() + pause.toNanos();
        try {
            for (long left = pause.toMillis();
                    left > 0 && leaving == null;
                    left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())) {
                wakeup.await(left);
            }
        } catch (InterruptedException interrupted) {
            LOG.debug("An interrupt is no reason to leave the group {}", group, interrupted);
        }
    }

    private void poll() throws InterruptedException {
        boolean nothingToRead = assignment.allPaused();
        if (nothingToRead) {
            wakeup.await(ENGINE_MILLIS);
        }
        long wait = nothingToRead ? 0 : Math.min(LONGEST_POLL_NANOS, committer.untilDue(System.nanoTime()));
        ConsumerRecords<byte[], byte[]> records = wakeup.poll(consumer, Duration.ofNanos(wait));
        assignment.read(records);
        if (!joined.isDone() && isIn()) {
            joined.complete(null);
        }
    }

    /** Whether the group has the member, and what comes from now on is read. */
    private boolean isIn() {
        StartPositions positions = assignment.positions();
        return consumer.groupMetadata().generationId() > 0
                && !positions.open()
                && (!positions.areRelativeToNow() || assignment.hasEvents() || subscription.isQuiet());
    }

    /** A broker that shares partitions out itself may give a member what was replayed before it gives it any events. */
    private void sharedOut() {
        boolean piecemeal = member.settings().hasServerSideAssignment()
                && assignment.positions().areRelativeToNow();
        if (!piecemeal || isIn()) {
            joined.complete(null);
        }
        subscription.sharedOut();
    }

    private void end(boolean broken) {
        offers.stop();
        try {
            if (broken) {
                commitAtLast();
            }
            assignment.loseAll();
            subscription.done();
        } finally {
            closeConsumer();
            ended.complete(null);
        }
    }

    /** Whatever has broken the member, what is done is done. */
    private void commitAtLast() {
        try {
            committer.commitNow(assignment.partitions(), LAST_COMMIT);
        } catch (Throwable failure) {
            LOG.debug("The group {} could not commit what a broken member has done", group, failure);
        }
    }

    private void closeConsumer() {
        Leave last = leaving;
        try {
            consumer.close(CloseOptions.timeout(last == null ? Leave.SHORTEST : last.toLeave()));
        } catch (Throwable failure) {
            LOG.debug("The consumer of the group {} did not close well", group, failure);
        }
    }
}
