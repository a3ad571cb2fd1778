package dev.signalbox.kafka.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the broker how far the group has come: at intervals without waiting, and when partitions go. */
final class Committer {

    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

    /** How long a member may take to hear of its epoch; one that never does is in the group no more. */
    private static final long EPOCH_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long HEARTBEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Consumer<?, ?> consumer;
    private final String group;
    private final long interval;
    private final boolean withEpochs;

    private long last;
    private boolean underWay;
    private @Nullable KafkaException refusal;
    private @Nullable KafkaException failure;

    /**
     * Nothing is committed so far.
     *
     * @param withEpochs whether the group's members have epochs (KIP-848): the broker refuses a commit while
     *     the member has not heard of its newest one, which the client's next heartbeat brings
     */
    Committer(Consumer<?, ?> consumer, String group, Duration interval, boolean withEpochs) {
        this.consumer = consumer;
        this.group = group;
        this.interval = interval.toNanos();
        this.withEpochs = withEpochs;
        this.last = System.nanoTime() - this.interval;
    }

    /** How long until the next commit, in nanoseconds; one that is under way has to be answered before. */
    long untilDue(long now) {
        return underWay ? interval : Math.max(0, last + interval - now);
    }

    /**
     * Commits what is done, unless that was tried a moment ago.
     *
     * @throws KafkaException if the broker has refused what was tried last, and would again: in Kafka's
     *     classic protocol a member whose permission was taken away would learn of it no sooner than by the end
     *     of its session
     */
    void commitIfDue(Collection<AssignedPartition> partitions, long now) {
        if (refusal != null) {
            throw refusal;
        }
        if (untilDue(now) > 0) {
            return;
        }
        last = now;
        Map<TopicPartition, OffsetAndMetadata> points = points(partitions);
        if (points.isEmpty()) {
            return;
        }
        underWay = true;
        consumer.commitAsync(points, (committed, failure) -> {
            underWay = false;
            if (failure == null) {
                tell(partitions, committed);
            } else if (failure instanceof KafkaException fatal && KafkaFailures.isFinal(fatal)) {
                refusal = fatal;
            } else {
                LOG.debug("The group {} could not commit {}; it tries again", group, committed, failure);
            }
        });
    }

    /**
     * Commits what is done, and waits for the broker. For callbacks of a rebalance, in which nothing but time passes:
     * where the client cannot commit, it is not asked again.
     */
    void commitNow(Collection<AssignedPartition> partitions, Duration timeout) {
        commit(partitions, timeout, null);
    }

    /**
     * Commits what is done before the member leaves its group.
     *
     * @param rebalance lets a rebalance that is under way go on, so that the commit can be tried again; it may wait a
     *     little for that
     */
    void commitLast(Collection<AssignedPartition> partitions, Duration timeout, Runnable rebalance) {
        commit(partitions, timeout, rebalance);
    }

    /** What the last attempt that waited for the broker has failed with; nothing if it has not. */
    Optional<KafkaException> failure() {
        return Optional.ofNullable(failure);
    }

    private void commit(Collection<AssignedPartition> partitions, Duration timeout, @Nullable Runnable rebalance) {
        long begin = System.nanoTime();
        long deadline = begin + timeout.toNanos();
        while (true) {
            Map<TopicPartition, OffsetAndMetadata> points = points(partitions);
            failure = null;
            if (points.isEmpty()) {
                return;
            }
            try {
                consumer.commitSync(points, left(deadline));
                tell(partitions, points);
                return;
            } catch (WakeupException meantForThePoll) {
                LOG.debug("A wakeup was meant for the poll, not for a commit of the group {}", group);
            } catch (RebalanceInProgressException notNow) {
                if (rebalance == null || System.nanoTime() - deadline >= 0) {
                    failed(notNow);
                    return;
                }
                rebalance.run();
            } catch (KafkaException refused) {
                if (!isStaleEpoch(refused, begin, deadline)) {
                    failed(refused);
                    return;
                }
                LockSupport.parkNanos(HEARTBEAT_NANOS);
            }
        }
    }

    private void failed(KafkaException with) {
        failure = with;
        LOG.debug("The group {} could not commit", group, with);
    }

    private boolean isStaleEpoch(KafkaException failure, long begin, long deadline) {
        long now = System.nanoTime();
        return withEpochs
                && failure instanceof CommitFailedException
                && now - deadline < 0
                && now - begin < EPOCH_NANOS;
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    }

    private static Map<TopicPartition, OffsetAndMetadata> points(Collection<AssignedPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> points = new HashMap<>();
        for (AssignedPartition each : partitions) {
            long point = each.toCommit();
            if (point != PartitionLedger.NOTHING) {
                points.put(each.partition(), new OffsetAndMetadata(point));
            }
        }
        return points;
    }

    private static void tell(
            Collection<AssignedPartition> partitions, Map<TopicPartition, OffsetAndMetadata> committed) {
        for (AssignedPartition each : partitions) {
            OffsetAndMetadata point = committed.get(each.partition());
            if (point != null) {
                each.committed(point.offset());
            }
        }
    }
}
