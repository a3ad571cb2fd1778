package dev.signalbox.kafka.internal;

import dev.signalbox.SignalboxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.InterruptException;
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
    private static final long AFTER_FAILURE_MILLIS = 500;
    private static final Duration WHILE_REBALANCING = Duration.ofMillis(50);

    /** A member that does not say that it leaves keeps its partitions from the others until its session ends. */
    private static final Duration SHORTEST_LEAVE = Duration.ofSeconds(2);

    private final Member member;
    private final String group;
    private final Consumer<byte[], byte[]> consumer;
    private final Wakeup wakeup;
    private final Committer committer;
    private final Offers offers;
    private final Assignment assignment;

    private final CompletableFuture<Void> joined = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Duration closing;

    /** By the poll thread alone, as what follows. */
    private final List<CompletableFuture<Void>> changes = new ArrayList<>();

    private boolean byExpression;

    /** A member that has not joined yet. */
    ConsumerLoop(Member member, TopicAdmin topics) {
        KafkaSettings settings = member.settings();
        this.member = member;
        this.group = member.group();
        this.consumer = member.consumer();
        this.wakeup = new Wakeup(consumer);
        this.committer = new Committer(consumer, group, settings.commitInterval(), settings.hasServerSideAssignment());
        this.offers = new Offers(group, member.receiver(), wakeup::wake);
        ReadAhead readAhead = new ReadAhead(settings.recordsAPoll(), wakeup::wake);
        this.assignment = new Assignment(
                member, topics, committer, readAhead, offers, () -> Optional.ofNullable(closing), this::sharedOut);
    }

    /**
     * Joins the group.
     *
     * @return completes once the group has it
     */
    CompletableFuture<Void> start(GroupTopics wanted) {
        commands.add(() -> subscribe(wanted));
        Thread thread = new Thread(this::run, "signalbox-kafka-" + group);
        thread.setDaemon(true);
        thread.start();
        offers.start();
        return joined;
    }

    /** Offers messages, for the first time or again. */
    void resume() {
        offers.resume();
    }

    /** Reads other topics; completes when the group has shared the partitions out again. */
    CompletableFuture<Void> change(GroupTopics wanted) {
        CompletableFuture<Void> changed = new CompletableFuture<>();
        commands.add(() -> {
            changes.add(changed);
            subscribe(wanted);
        });
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
        closing = timeout.compareTo(SHORTEST_LEAVE) < 0 ? SHORTEST_LEAVE : timeout;
        stop();
    }

    private void run() {
        try {
            while (closing == null) {
                turn();
            }
            joined.completeExceptionally(
                    new SignalboxException("The connection to " + member.transport() + " was closed"));
            committer.commitNow(assignment.partitions(), Objects.requireNonNull(closing), this::goOnRebalancing);
        } catch (Throwable failure) {
            fail(failure);
        } finally {
            end();
        }
    }

    private void turn() {
        for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
            command.run();
        }
        try {
            assignment.pauseWhatIsFull();
            committer.commitIfDue(List.copyOf(assignment.partitions()), System.nanoTime());
            poll();
        } catch (InterruptedException | InterruptException interrupted) {
            LOG.debug("An interrupt is no reason to leave the group {}", group, interrupted);
        } catch (RuntimeException failure) {
            if (KafkaFailures.isFatal(failure)) {
                throw failure;
            }
            LOG.warn("The group {} could not read from {}; it tries again", group, member.transport(), failure);
            sleep();
        }
    }

    /** What was read last is nobody's any more: it is behind what is committed. */
    private void goOnRebalancing() {
        assignment.pauseAll();
        wakeup.poll(consumer, WHILE_REBALANCING);
    }

    private void sleep() {
        try {
            wakeup.await(AFTER_FAILURE_MILLIS);
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
        if (!joined.isDone() && consumer.groupMetadata().generationId() > 0) {
            joined.complete(null);
        }
    }

    /** Names and an expression exclude each other, so that one has to go before the other comes. */
    private void subscribe(GroupTopics wanted) {
        boolean expression = wanted.hasPatterns();
        if (wanted.topics().isEmpty() || expression != byExpression) {
            consumer.unsubscribe();
        }
        byExpression = expression;
        if (wanted.topics().isEmpty()) {
            sharedOut();
        } else if (expression) {
            consumer.subscribe(wanted.expression(), assignment);
        } else {
            consumer.subscribe(wanted.names(), assignment);
        }
    }

    private void sharedOut() {
        joined.complete(null);
        changes.forEach(change -> change.complete(null));
        changes.clear();
    }

    private void fail(Throwable failure) {
        SignalboxException why = KafkaFailures.subscription(group, failure, member.transport());
        assignment.loseAll();
        if (!joined.completeExceptionally(why)) {
            member.receiver().failed(why);
        }
    }

    private void end() {
        Duration last = closing;
        offers.stop();
        try {
            consumer.close(CloseOptions.timeout(last == null ? Duration.ZERO : last));
        } catch (RuntimeException failure) {
            LOG.debug("The consumer of the group {} did not close well", group, failure);
        } finally {
            assignment.loseAll();
            sharedOut();
            ended.complete(null);
        }
    }
}
