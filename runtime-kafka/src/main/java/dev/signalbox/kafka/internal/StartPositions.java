package dev.signalbox.kafka.internal;

import dev.signalbox.runtime.observe.QuietLog;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ObjLongConsumer;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a member begins with a partition in which its group has no place, or one that is gone. Kafka's client is
 * told to decide nothing of that ({@code auto.offset.reset=none}): it has one answer for both. A new place is the
 * one that the user wants; for one that is gone the oldest record that is there, so that nothing is passed over that
 * could still be read. By the poll thread alone.
 */
final class StartPositions {

    private static final QuietLog log = QuietLog.of(StartPositions.class);

    private static final Duration ANSWER = Duration.ofSeconds(10);

    /** How long a broker may take to hear of a topic that others know. */
    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Member member;
    private final Consumer<?, ?> consumer;
    private final OffsetReset reset;

    /** Told where a partition begins, so that the group keeps that place although nothing was read. */
    private final ObjLongConsumer<TopicPartition> begun;

    private final Set<TopicPartition> undecided = new HashSet<>();

    /** How many partitions each topic had when it was first wanted; one that came later is not here. */
    private final Map<String, Integer> sizes = new HashMap<>();

    /** The highest partition of each topic in which the group had a place then. */
    private final Map<String, Integer> highest = new HashMap<>();

    /**
     * Nothing is decided, nor has to be.
     *
     * @param begun told where a partition begins
     */
    StartPositions(Member member, ObjLongConsumer<TopicPartition> begun) {
        this.member = member;
        this.consumer = member.consumer();
        this.reset = member.settings().offsetReset();
        this.begun = begun;
    }

    /**
     * Looks at the topics before the group shares them out: partitions that come later hold nothing that is older.
     *
     * @throws KafkaException if the broker does not say
     */
    void remember(GroupTopics wanted) {
        if (!reset.isRelativeToNow() || wanted.topics().isEmpty()) {
            return;
        }
        Set<String> names = wanted.hasPatterns() ? Set.of() : wanted.names();
        Pattern expression = wanted.hasPatterns() ? wanted.expression() : Pattern.compile("");
        Set<TopicPartition> all = new HashSet<>();
        Map<String, Integer> found = new HashMap<>();
        listed(names).forEach((topic, partitions) -> {
            if (names.contains(topic) || expression.matcher(topic).matches()) {
                found.put(topic, partitions.size());
                partitions.forEach(each -> all.add(new TopicPartition(topic, each.partition())));
            }
        });
        all.removeIf(partition -> sizes.containsKey(partition.topic()));
        consumer.committed(all, ANSWER).forEach((partition, place) -> {
            if (place != null) {
                highest.merge(partition.topic(), partition.partition(), Math::max);
            }
        });
        sizes.keySet().retainAll(found.keySet());
        found.forEach(sizes::putIfAbsent);
    }

    /** All topics; those that are named are there, so that a broker that does not know of one is late. */
    private Map<String, List<PartitionInfo>> listed(Set<String> named) {
        long deadline = System.nanoTime() + LATE_NANOS;
        Map<String, List<PartitionInfo>> topics = consumer.listTopics(ANSWER);
        while (!topics.keySet().containsAll(named) && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(AGAIN_NANOS);
            topics = consumer.listTopics(ANSWER);
        }
        return topics;
    }

    /** These are the member's now; where it begins with what was replayed, {@link ReturnsStart} has said. */
    void assigned(Collection<TopicPartition> partitions) {
        if (reset.isRelativeToNow()) {
            partitions.stream().filter(each -> !isOurs(each)).forEach(undecided::add);
        }
    }

    /** These are not the member's any more. */
    void gone(Collection<TopicPartition> partitions) {
        undecided.removeAll(Set.copyOf(partitions));
    }

    /** Whether places have to be decided on before the member can be said to read what comes. */
    boolean areRelativeToNow() {
        return reset.isRelativeToNow();
    }

    /** Whether the member may not be said to read yet. */
    boolean open() {
        return !undecided.isEmpty();
    }

    /**
     * Decides on what is undecided.
     *
     * @throws KafkaException if the broker does not answer; it stays undecided then
     */
    void decide() {
        if (undecided.isEmpty()) {
            return;
        }
        Set<TopicPartition> fresh = new HashSet<>();
        consumer.committed(Set.copyOf(undecided), ANSWER).forEach((partition, place) -> {
            if (place == null) {
                fresh.add(partition);
            }
        });
        begin(fresh);
        undecided.clear();
    }

    /**
     * The client knows no place, or not one that is there.
     *
     * @throws InvalidOffsetException the same, if the user wants that to be the end
     * @throws KafkaException if the broker does not answer; the client says the same again then
     */
    void invalid(InvalidOffsetException failure) {
        if (reset.kind() == OffsetReset.Kind.NONE
                && !failure.partitions().stream().allMatch(this::isOurs)) {
            throw failure;
        }
        if (failure instanceof NoOffsetForPartitionException) {
            begin(failure.partitions());
            undecided.removeAll(failure.partitions());
        } else if (failure instanceof OffsetOutOfRangeException lost) {
            goOn(lost);
        } else {
            throw failure;
        }
    }

    private void begin(Set<TopicPartition> partitions) {
        Set<TopicPartition> old = new HashSet<>();
        Set<TopicPartition> now = new HashSet<>();
        partitions.forEach(each -> (beginsWithTheOldest(each) ? old : now).add(each));
        beginnings(old).forEach(this::begin);
        if (reset.back() == null) {
            consumer.endOffsets(now, ANSWER).forEach(this::begin);
        } else {
            begin(now, reset.back());
        }
    }

    private void begin(Set<TopicPartition> partitions, Duration back) {
        long time = System.currentTimeMillis() - back.toMillis();
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(each -> times.put(each, time));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER);
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times, ANSWER);
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp first = found.get(partition);
            begin(partition, first == null ? end : first.offset());
        });
    }

    private void begin(TopicPartition partition, long offset) {
        consumer.seek(partition, offset);
        begun.accept(partition, offset);
    }

    /** What is ours is a queue; so is what has come since the group began. */
    private boolean beginsWithTheOldest(TopicPartition partition) {
        if (!reset.isRelativeToNow() || isOurs(partition)) {
            return true;
        }
        int size = sizes.getOrDefault(partition.topic(), 0);
        int known = highest.getOrDefault(partition.topic(), Integer.MAX_VALUE);
        return partition.partition() >= size || partition.partition() > known;
    }

    private boolean isOurs(TopicPartition partition) {
        return LetterTopics.ofReturns(partition.topic(), member.group()).isPresent();
    }

    private void goOn(OffsetOutOfRangeException lost) {
        Map<TopicPartition, OffsetAndMetadata> diverged =
                lost instanceof LogTruncationException truncated ? truncated.divergentOffsets() : Map.of();
        Map<TopicPartition, Long> beginnings = beginnings(lost.partitions());
        lost.offsetOutOfRangePartitions().forEach((partition, offset) -> {
            OffsetAndMetadata common = diverged.get(partition);
            long next = common == null ? Objects.requireNonNull(beginnings.get(partition)) : common.offset();
            log.warn(
                    "The group {} was at offset {} of {} on {}, which is not there any more: {}. It goes on at {}",
                    member.group(),
                    offset,
                    partition,
                    member.transport(),
                    next > offset
                            ? "the topic's retention has deleted " + (next - offset)
                                    + " offsets before the group has read them"
                            : "the topic was made anew, or the end of its log was lost",
                    next);
            begin(partition, next);
        });
    }

    private Map<TopicPartition, Long> beginnings(Set<TopicPartition> partitions) {
        return consumer.beginningOffsets(partitions, ANSWER);
    }
}
