package dev.signalbox.kafka.internal;

import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.transport.MessageReceiver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
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

    private final String transport;
    private final KafkaSettings settings;
    private final String group;
    private final Consumer<byte[], byte[]> consumer;
    private final MessageReceiver receiver;
    private final TopicAdmin topics;
    private final Duration drainTimeout;
    private final Wakeup wakeup;
    private final Committer committer;
    private final ReadAhead readAhead;
    private final Offers offers;

    private final CompletableFuture<Void> joined = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Duration closing;

    /** By the poll thread alone, as what follows. */
    private final Map<TopicPartition, AssignedPartition> assigned = new LinkedHashMap<>();

    private final List<CompletableFuture<Void>> changes = new ArrayList<>();
    private final Set<TopicPartition> paused = new HashSet<>();
    private boolean byExpression;

    /**
     * A member that has not joined yet.
     *
     * @param drainTimeout how long handlers may go on with a partition that is taken away
     */
    ConsumerLoop(
            String transport,
            KafkaSettings settings,
            String group,
            Consumer<byte[], byte[]> consumer,
            MessageReceiver receiver,
            TopicAdmin topics,
            Duration drainTimeout) {
        this.transport = transport;
        this.settings = settings;
        this.group = group;
        this.consumer = consumer;
        this.receiver = receiver;
        this.topics = topics;
        this.drainTimeout = drainTimeout;
        this.wakeup = new Wakeup(consumer);
        this.committer = new Committer(consumer, group, settings.commitInterval(), settings.hasServerSideAssignment());
        this.readAhead = new ReadAhead(settings.recordsAPoll(), wakeup::wake);
        this.offers = new Offers(group, receiver, wakeup::wake);
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
            joined.completeExceptionally(new SignalboxException("The connection to " + transport + " was closed"));
            committer.commitNow(assigned.values(), Objects.requireNonNull(closing), this::goOnRebalancing);
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
            pause();
            committer.commitIfDue(List.copyOf(assigned.values()), System.nanoTime());
            poll();
        } catch (InterruptedException | InterruptException interrupted) {
            LOG.debug("An interrupt is no reason to leave the group {}", group, interrupted);
        } catch (RuntimeException failure) {
            if (KafkaFailures.isFatal(failure)) {
                throw failure;
            }
            LOG.warn("The group {} could not read from {}; it tries again", group, transport, failure);
            sleep();
        }
    }

    /** What was read last is nobody's any more: it is behind what is committed. */
    private void goOnRebalancing() {
        consumer.pause(assigned.keySet());
        wakeup.poll(consumer, WHILE_REBALANCING);
    }

    private void sleep() {
        try {
            wakeup.await(AFTER_FAILURE_MILLIS);
        } catch (InterruptedException interrupted) {
            LOG.debug("An interrupt is no reason to leave the group {}", group, interrupted);
        }
    }

    /** Reads only what there is room for. */
    private void pause() {
        boolean willing = offers.willing() && readAhead.hasRoom();
        Set<TopicPartition> wanted = new HashSet<>();
        for (AssignedPartition each : assigned.values()) {
            if (!willing || !each.wantsMore()) {
                wanted.add(each.partition());
            }
        }
        if (wanted.equals(paused)) {
            return;
        }
        Set<TopicPartition> resumed = new HashSet<>(paused);
        resumed.removeAll(wanted);
        consumer.resume(resumed);
        consumer.pause(wanted);
        paused.clear();
        paused.addAll(wanted);
    }

    private void poll() throws InterruptedException {
        boolean nothingToRead = !paused.isEmpty() && paused.size() == assigned.size();
        if (nothingToRead) {
            wakeup.await(ENGINE_MILLIS);
        }
        long wait = nothingToRead ? 0 : Math.min(LONGEST_POLL_NANOS, committer.untilDue(System.nanoTime()));
        ConsumerRecords<byte[], byte[]> records = wakeup.poll(consumer, Duration.ofNanos(wait));
        Map<TopicPartition, OffsetAndMetadata> next = records.nextOffsets();
        for (TopicPartition partition : records.partitions()) {
            AssignedPartition owner = assigned.get(partition);
            OffsetAndMetadata behind = next.get(partition);
            if (owner != null) {
                List<ConsumerRecord<byte[], byte[]>> read = records.records(partition);
                if (owner.hasRead(read.get(0).offset())) {
                    owner = beginAnew(owner, read.get(0).offset());
                }
                owner.read(read, behind == null ? -1 : behind.offset(), settings.recordsAPoll());
            }
        }
        if (!records.isEmpty()) {
            offers.more();
        }
        if (!joined.isDone() && consumer.groupMetadata().generationId() > 0) {
            joined.complete(null);
        }
    }

    /** What was read before is another history's: the topic was made anew, or the end of its log was lost. */
    private AssignedPartition beginAnew(AssignedPartition before, long offset) {
        LOG.warn(
                "The offsets of {} on {} begin again at {}, and so does the group {}",
                before.partition(),
                transport,
                offset,
                group);
        before.end();
        receiver.revoked();
        return assign(before.partition());
    }

    private AssignedPartition assign(TopicPartition partition) {
        AssignedPartition owner = new AssignedPartition(partition, group, settings.maxAhead(), readAhead, offers::more);
        assigned.put(partition, owner);
        offers.assigned(assigned.values());
        return owner;
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
            consumer.subscribe(wanted.expression(), new Rebalance());
        } else {
            consumer.subscribe(wanted.names(), new Rebalance());
        }
    }

    private void sharedOut() {
        joined.complete(null);
        changes.forEach(change -> change.complete(null));
        changes.clear();
    }

    /** What the group does with the partitions. Called in a poll, or in what closes the consumer. */
    private final class Rebalance implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            partitions.forEach(ConsumerLoop.this::assign);
            partitions.stream().map(TopicPartition::topic).distinct().forEach(ConsumerLoop.this::lookAfterLetters);
            pause();
            if (settings.startsAtTheEnd()) {
                keepPositions(partitions);
            }
            sharedOut();
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            List<AssignedPartition> leaving = take(partitions);
            leaving.forEach(AssignedPartition::drain);
            if (leaving.isEmpty()) {
                return;
            }
            Duration last = closing;
            if (last == null) {
                receiver.revoked();
                await(leaving, System.nanoTime() + drainTimeout.toNanos());
            }
            committer.commitNow(leaving, last == null ? drainTimeout : last, () -> {});
            leaving.forEach(AssignedPartition::end);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            LOG.warn("The group {} on {} has lost {}; events that run will come again", group, transport, partitions);
            lose(partitions);
        }
    }

    private void await(List<AssignedPartition> leaving, long deadline) {
        try {
            for (AssignedPartition each : leaving) {
                each.awaitQuiet(deadline);
            }
        } catch (InterruptedException interrupted) {
            LOG.debug("An interrupt ends the wait for handlers of the group {}", group, interrupted);
        }
    }

    /** For a group that begins at the end: what comes while nobody reads must not be behind the next beginning. */
    private void keepPositions(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(new HashSet<>(partitions));
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        for (TopicPartition each : partitions) {
            if (committed.get(each) == null) {
                positions.put(each, new OffsetAndMetadata(consumer.position(each)));
            }
        }
        if (!positions.isEmpty()) {
            consumer.commitSync(positions);
        }
    }

    /** Topics of a pattern are known only now. */
    private void lookAfterLetters(String topic) {
        if (LetterTopics.ofReturns(topic, group).isEmpty()) {
            CompletionStage<Void> there = topics.exist(new LetterTopics(topic, group));
            there.whenComplete((nothing, failure) -> {
                if (failure != null && closing == null) {
                    LOG.error("Dead letters of {} in the group {} cannot be kept yet", topic, group, failure);
                }
            });
        }
    }

    private List<AssignedPartition> take(Collection<TopicPartition> partitions) {
        List<AssignedPartition> taken = new ArrayList<>();
        for (TopicPartition each : partitions) {
            paused.remove(each);
            AssignedPartition owner = assigned.remove(each);
            if (owner != null) {
                taken.add(owner);
            }
        }
        offers.assigned(assigned.values());
        return taken;
    }

    private void lose(Collection<TopicPartition> partitions) {
        List<AssignedPartition> lost = take(partitions);
        lost.forEach(AssignedPartition::end);
        if (!lost.isEmpty()) {
            receiver.revoked();
        }
    }

    private void fail(Throwable failure) {
        SignalboxException why = KafkaFailures.subscription(group, failure, transport);
        lose(List.copyOf(assigned.keySet()));
        if (!joined.completeExceptionally(why)) {
            receiver.failed(why);
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
            lose(List.copyOf(assigned.keySet()));
            sharedOut();
            ended.complete(null);
        }
    }
}
