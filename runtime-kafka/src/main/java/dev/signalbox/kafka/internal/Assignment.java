package dev.signalbox.kafka.internal;

import dev.signalbox.runtime.transport.MessageReceiver;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
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
    private final ReadAhead readAhead;
    private final Offers offers;
    private final StartPositions positions;
    private final Pauses pauses;
    private final Handover handover;
    private final ReturnsStart returnsStart;
    private final Supplier<Optional<Leave>> leave;
    private final Runnable sharedOut;

    private final Map<TopicPartition, AssignedPartition> assigned = new LinkedHashMap<>();

    /** What a callback has thrown: what the client makes of it does not say so. */
    private @Nullable Throwable broken;

    /**
     * Without partitions.
     *
     * @param leave how long the member may take to leave, once it is leaving
     * @param sharedOut called when the group has shared the partitions out
     */
    Assignment(
            Member member,
            TopicAdmin topics,
            Committer committer,
            ReadAhead readAhead,
            Offers offers,
            Supplier<Optional<Leave>> leave,
            Runnable sharedOut) {
        this.member = member;
        this.consumer = member.consumer();
        this.receiver = member.receiver();
        this.topics = topics;
        this.readAhead = readAhead;
        this.offers = offers;
        this.positions = new StartPositions(member, this::begun);
        this.pauses = new Pauses(consumer);
        this.returnsStart = new ReturnsStart(member);
        this.leave = leave;
        this.handover = new Handover(member, committer, leave);
        this.sharedOut = sharedOut;
    }

    /** Those that the member has: a view that changes with them. */
    Collection<AssignedPartition> partitions() {
        return Collections.unmodifiableCollection(assigned.values());
    }

    /** The same, by name. */
    Set<TopicPartition> places() {
        return Collections.unmodifiableSet(assigned.keySet());
    }

    /** Whether a partition is among them that holds events, and not what was replayed. */
    boolean hasEvents() {
        return assigned.keySet().stream()
                .anyMatch(each ->
                        LetterTopics.ofReturns(each.topic(), member.group()).isEmpty());
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
        pauses.only(wanted);
    }

    /** Reads nothing any more. */
    void pauseAll() {
        consumer.pause(assigned.keySet());
    }

    /** Whether there is nothing that may be read. */
    boolean allPaused() {
        return pauses.are(assigned.size());
    }

    /** Where partitions begin. */
    StartPositions positions() {
        return positions;
    }

    /**
     * Decides where partitions begin that were shared out before the broker said so.
     *
     * @throws KafkaException if it still does not
     */
    void decidePending() {
        if (positions.open()) {
            positions.decide();
            sharedOut.run();
        }
    }

    /** What the group's last change has ended with, or null: some of what was assigned may be missing here. */
    @Nullable
    Throwable broken() {
        return broken;
    }

    /** Takes in what a poll has returned; where that is no record, what was passed over are aborted ones. */
    void read(ConsumerRecords<byte[], byte[]> records) {
        records.nextOffsets().forEach((partition, next) -> {
            AssignedPartition owner = assigned.get(partition);
            if (owner != null) {
                read(owner, records.records(partition), next.offset());
            }
        });
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
        if (leave.get().isPresent()) {
            return; // nothing new begins
        }
        guarded(() -> {
            handover.commit(assigned.values());
            partitions.forEach(this::assign);
            partitions.stream().map(TopicPartition::topic).distinct().forEach(this::lookAfterLetters);
            pauseWhatIsFull();
            positions.assigned(partitions);
            Wakeup.insist(() -> returnsStart.begin(partitions));
            decide();
            if (!positions.open()) {
                sharedOut.run();
            }
        });
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        guarded(() -> revoke(partitions));
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        if (leave.get().isEmpty()) {
            LOG.warn("The group {} on {} has lost {}", member.group(), member.transport(), partitions);
        }
        guarded(() -> lose(partitions));
    }

    private void guarded(Runnable change) {
        try {
            change.run();
        } catch (Throwable failure) {
            broken = failure;
            throw failure;
        }
    }

    private void revoke(Collection<TopicPartition> partitions) {
        List<AssignedPartition> all = List.copyOf(assigned.values());
        List<AssignedPartition> leaving = take(partitions);
        leaving.forEach(AssignedPartition::drain);
        if (leaving.isEmpty()) {
            handover.commit(all);
        } else {
            handover.leave(leaving, all);
        }
    }

    /** What is undecided now is decided before the next poll. */
    private void decide() {
        try {
            positions.decide();
            handover.commit(assigned.values());
        } catch (WakeupException meantForThePoll) {
            LOG.debug("The group {} decides before the next poll where to begin", member.group(), meantForThePoll);
        } catch (KafkaException notNow) {
            LOG.warn(
                    "The group {} does not know yet where to begin on {}: {}",
                    member.group(),
                    member.transport(),
                    notNow.getMessage());
        }
    }

    private void begun(TopicPartition partition, long offset) {
        AssignedPartition owner = assigned.get(partition);
        if (owner != null) {
            owner.begin(offset);
        }
    }

    private void read(AssignedPartition owner, List<ConsumerRecord<byte[], byte[]>> records, long next) {
        if (records.isEmpty()) {
            owner.begin(next);
            return;
        }
        long first = records.get(0).offset();
        AssignedPartition current = owner.hasRead(first) ? beginAnew(owner, first) : owner;
        current.read(records, next, member.settings().recordsAPoll());
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
        Optional<ReplayProgress> replays = LetterTopics.ofReturns(partition.topic(), member.group())
                .map(of -> new ReplayProgress(of, last -> member.marks().write(of, partition.partition(), last)));
        AssignedPartition owner =
                new AssignedPartition(partition, replays, member.settings().maxAhead(), readAhead, offers::more);
        assigned.put(partition, owner);
        offers.assigned(assigned.values());
        return owner;
    }

    /** Topics of a pattern are known only now. */
    private void lookAfterLetters(String topic) {
        String group = member.group();
        if (LetterTopics.ofReturns(topic, group).isEmpty()) {
            LetterTopics letters = new LetterTopics(topic, group);
            CompletionStage<Void> there = topics.exist(letters).thenCompose(nothing -> topics.grow(letters));
            there.whenComplete((nothing, failure) -> {
                if (failure != null && leave.get().isEmpty()) {
                    LOG.error("Dead letters of {} in the group {} cannot be kept yet", topic, group, failure);
                }
            });
        }
    }

    private List<AssignedPartition> take(Collection<TopicPartition> partitions) {
        positions.gone(partitions);
        List<AssignedPartition> taken = new ArrayList<>();
        for (TopicPartition each : partitions) {
            pauses.forget(each);
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
        handover.end(lost);
        if (!lost.isEmpty()) {
            receiver.revoked();
        }
    }
}
