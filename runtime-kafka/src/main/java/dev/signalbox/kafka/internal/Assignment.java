package dev.signalbox.kafka.internal;

import dev.signalbox.runtime.transport.MessageReceiver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions that a member has: the group gives them and takes them away, they are paused while there is
 * no room for more, and what was read goes to its partition. By the poll thread alone; the group's changes come
 * in a poll, or in what closes the consumer.
 */
final class Assignment implements ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(Assignment.class);

    private final Member member;
    private final Consumer<byte[], byte[]> consumer;
    private final MessageReceiver receiver;
    private final TopicAdmin topics;
    private final Committer committer;
    private final ReadAhead readAhead;
    private final Offers offers;
    private final Supplier<Optional<Duration>> closing;
    private final Runnable sharedOut;

    private final Map<TopicPartition, AssignedPartition> assigned = new LinkedHashMap<>();
    private final Set<TopicPartition> paused = new HashSet<>();

    /**
     * Without partitions.
     *
     * @param closing how long the member may take to leave, once it is leaving
     * @param sharedOut called when the group has shared the partitions out
     */
    Assignment(
            Member member,
            TopicAdmin topics,
            Committer committer,
            ReadAhead readAhead,
            Offers offers,
            Supplier<Optional<Duration>> closing,
            Runnable sharedOut) {
        this.member = member;
        this.consumer = member.consumer();
        this.receiver = member.receiver();
        this.topics = topics;
        this.committer = committer;
        this.readAhead = readAhead;
        this.offers = offers;
        this.closing = closing;
        this.sharedOut = sharedOut;
    }

    /** Those that the member has: a view that changes with them. */
    Collection<AssignedPartition> partitions() {
        return Collections.unmodifiableCollection(assigned.values());
    }

    /** Reads only what there is room for. */
    void pauseWhatIsFull() {
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

    /** Reads nothing any more. */
    void pauseAll() {
        consumer.pause(assigned.keySet());
    }

    /** Whether there is nothing that may be read. */
    boolean allPaused() {
        return !paused.isEmpty() && paused.size() == assigned.size();
    }

    /** Takes in what a poll has returned. */
    void read(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, OffsetAndMetadata> next = records.nextOffsets();
        for (TopicPartition partition : records.partitions()) {
            AssignedPartition owner = assigned.get(partition);
            if (owner != null) {
                read(owner, records.records(partition), next.get(partition));
            }
        }
        if (!records.isEmpty()) {
            offers.more();
        }
    }

    /** Everything is somebody else's. */
    void loseAll() {
        lose(List.copyOf(assigned.keySet()));
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        partitions.forEach(this::assign);
        partitions.stream().map(TopicPartition::topic).distinct().forEach(this::lookAfterLetters);
        pauseWhatIsFull();
        if (member.settings().startsAtTheEnd()) {
            keepPositions(partitions);
        }
        sharedOut.run();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        List<AssignedPartition> leaving = take(partitions);
        leaving.forEach(AssignedPartition::drain);
        if (leaving.isEmpty()) {
            return;
        }
        Optional<Duration> last = closing.get();
        if (last.isEmpty()) {
            receiver.revoked();
            await(leaving, System.nanoTime() + member.drainTimeout().toNanos());
        }
        committer.commitNow(leaving, last.orElse(member.drainTimeout()), () -> {});
        leaving.forEach(AssignedPartition::end);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        LOG.warn(
                "The group {} on {} has lost {}; events that run will come again",
                member.group(),
                member.transport(),
                partitions);
        lose(partitions);
    }

    private void read(
            AssignedPartition owner, List<ConsumerRecord<byte[], byte[]>> records, @Nullable OffsetAndMetadata behind) {
        long first = records.get(0).offset();
        AssignedPartition current = owner.hasRead(first) ? beginAnew(owner, first) : owner;
        current.read(
                records,
                behind == null ? -1 : behind.offset(),
                member.settings().recordsAPoll());
    }

    /** What was read before is another history's: the topic was made anew, or the end of its log was lost. */
    private AssignedPartition beginAnew(AssignedPartition before, long offset) {
        LOG.warn(
                "The offsets of {} on {} begin again at {}, and so does the group {}",
                before.partition(),
                member.transport(),
                offset,
                member.group());
        before.end();
        receiver.revoked();
        return assign(before.partition());
    }

    private AssignedPartition assign(TopicPartition partition) {
        AssignedPartition owner = new AssignedPartition(
                partition, member.group(), member.settings().maxAhead(), readAhead, offers::more);
        assigned.put(partition, owner);
        offers.assigned(assigned.values());
        return owner;
    }

    private void await(List<AssignedPartition> leaving, long deadline) {
        try {
            for (AssignedPartition each : leaving) {
                each.awaitQuiet(deadline);
            }
        } catch (InterruptedException interrupted) {
            LOG.debug("An interrupt ends the wait for handlers of the group {}", member.group(), interrupted);
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
        String group = member.group();
        if (LetterTopics.ofReturns(topic, group).isEmpty()) {
            CompletionStage<Void> there = topics.exist(new LetterTopics(topic, group));
            there.whenComplete((nothing, failure) -> {
                if (failure != null && closing.get().isEmpty()) {
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
}
