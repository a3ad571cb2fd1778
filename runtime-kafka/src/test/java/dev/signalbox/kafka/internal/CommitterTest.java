package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.Test;

class CommitterTest {

    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final TopicPartition PLACE = new TopicPartition("orders", 0);

    private final Broker broker = new Broker();
    private final Committer committer = new Committer(broker, "billing", INTERVAL, true);
    private final AssignedPartition partition =
            new AssignedPartition(PLACE, Optional.empty(), 100, new ReadAhead(100, Long.MAX_VALUE, () -> {}), () -> {});
    private long now = System.nanoTime();
    private long next;

    /** Answers commits when it is told to. */
    private static final class Broker extends MockConsumer<byte[], byte[]> {

        private final List<Long> asked = new ArrayList<>();
        private final Deque<KafkaException> refusals = new ArrayDeque<>();
        private final Deque<Runnable> answers = new ArrayDeque<>();

        Broker() {
            super("earliest");
        }

        @Override
        public synchronized void commitAsync(
                Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
            asked.add(Objects.requireNonNull(offsets.get(PLACE)).offset());
            KafkaException refusal = refusals.poll();
            answers.add(() -> callback.onComplete(offsets, refusal));
        }

        @Override
        public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
            asked.add(Objects.requireNonNull(offsets.get(PLACE)).offset());
            KafkaException refusal = refusals.poll();
            if (refusal != null) {
                throw refusal;
            }
        }

        void answer() {
            answers.remove().run();
        }
    }

    @Test
    void whatIsDoneIsCommittedOnceInAnInterval() {
        done(2);
        committer.commitIfDue(List.of(partition), now);
        broker.answer();
        done(3);
        committer.commitIfDue(List.of(partition), now + INTERVAL.toNanos() - 1);
        assertThat(committer.untilDue(now + INTERVAL.toNanos() - 1)).isEqualTo(1);
        assertThat(broker.asked).containsExactly(2L);
        committer.commitIfDue(List.of(partition), now + INTERVAL.toNanos());
        assertThat(broker.asked).containsExactly(2L, 5L);
    }

    @Test
    void theFirstCommitIsDueAtOnce() {
        assertThat(committer.untilDue(System.nanoTime())).isZero();
    }

    @Test
    void whatTheBrokerKnowsIsNotSaidAgain() {
        done(2);
        pass();
        broker.answer();
        pass();
        committer.commitNow(List.of(partition), INTERVAL);
        assertThat(broker.asked).containsExactly(2L);
    }

    @Test
    void oneCommitIsUnderWayAtATime() {
        done(1);
        pass();
        done(1);
        pass();
        assertThat(broker.asked).containsExactly(1L);
        broker.answer();
        pass();
        assertThat(broker.asked).containsExactly(1L, 2L);
    }

    @Test
    void whatTheBrokerRefusedIsTriedAgain() {
        done(1);
        broker.refusals.add(new TimeoutException("busy"));
        pass();
        broker.answer();
        pass();
        assertThat(broker.asked).containsExactly(1L, 1L);
    }

    @Test
    void aRefusalThatTryingAgainCannotHelpEndsTheMembership() {
        done(1);
        broker.refusals.add(new GroupAuthorizationException("billing"));
        pass();
        broker.answer();
        assertThatThrownBy(this::pass).isInstanceOf(GroupAuthorizationException.class);
    }

    @Test
    void aCommitThatWaitsIsTriedAgainWhereAWakeupWasMeantForThePoll() {
        done(1);
        broker.refusals.add(new WakeupException());
        committer.commitNow(List.of(partition), INTERVAL);
        assertThat(broker.asked).containsExactly(1L, 1L);
        assertThat(partition.toCommit()).isEqualTo(PartitionLedger.NOTHING);
    }

    @Test
    void aRebalanceGoesOnBeforeACommitIsTriedAgain() {
        done(1);
        broker.refusals.add(new RebalanceInProgressException());
        committer.commitLast(List.of(partition), Duration.ofMinutes(1), () -> done(1));
        assertThat(broker.asked).containsExactly(1L, 2L);
    }

    @Test
    void aRebalanceWithoutEndIsWaitedForNoLongerThanGiven() {
        done(1);
        broker.refusals.add(new RebalanceInProgressException());
        committer.commitLast(List.of(partition), Duration.ZERO, () -> {});
        assertThat(broker.asked).containsExactly(1L);
        assertThat(partition.toCommit()).isEqualTo(1);
    }

    /** In a callback of the rebalance nothing would change by asking again. */
    @Test
    void aRebalanceThatCannotGoOnIsNotAskedAgain() {
        done(3);
        broker.refusals.add(new RebalanceInProgressException());
        committer.commitNow(List.of(partition), Duration.ofMinutes(1));
        assertThat(broker.asked).containsExactly(3L);
        assertThat(partition.leftover().uncommitted()).isEqualTo(3);
    }

    @Test
    void whatIsTriedInBetweenIsLeftToTheNextCommit() {
        done(3);
        broker.refusals.add(new TimeoutException("busy"));
        committer.commitNow(List.of(partition), INTERVAL);
        assertThat(partition.leftover().uncommitted()).isEqualTo(3);
        committer.commitNow(List.of(partition), INTERVAL);
        assertThat(partition.leftover().uncommitted()).isZero();
        done(2);
        assertThat(partition.leftover().uncommitted()).isEqualTo(2);
    }

    @Test
    void whyTheLastAttemptHasFailedIsKnownUntilOneSucceeds() {
        done(1);
        broker.refusals.add(new TimeoutException("busy"));
        committer.commitNow(List.of(partition), INTERVAL);
        assertThat(committer.failure()).get().hasToString(new TimeoutException("busy").toString());
        committer.commitNow(List.of(partition), INTERVAL);
        assertThat(committer.failure()).isEmpty();
    }

    @Test
    void aRefusalIsNoReasonToStayInTheGroup() {
        done(1);
        broker.refusals.add(new TimeoutException("away"));
        committer.commitNow(List.of(partition), INTERVAL);
        assertThat(broker.asked).containsExactly(1L);
        assertThat(partition.toCommit()).isEqualTo(1);
    }

    @Test
    void aMemberThatHasNotHeardOfItsEpochCommitsAfterTheNextHeartbeat() {
        done(1);
        broker.refusals.add(new CommitFailedException("stale member epoch"));
        committer.commitNow(List.of(partition), Duration.ofMinutes(1));
        assertThat(broker.asked).containsExactly(1L, 1L);
        assertThat(partition.toCommit()).isEqualTo(PartitionLedger.NOTHING);
    }

    @Test
    void aMemberThatTheGroupHasRemovedDoesNotCommitAgain() {
        done(1);
        broker.refusals.add(new CommitFailedException("too late"));
        new Committer(broker, "billing", INTERVAL, false).commitNow(List.of(partition), Duration.ofMinutes(1));
        assertThat(broker.asked).containsExactly(1L);
        assertThat(partition.toCommit()).isEqualTo(1);
    }

    private void pass() {
        now += INTERVAL.toNanos();
        committer.commitIfDue(List.of(partition), now);
    }

    private void done(int count) {
        for (int i = 0; i < count; i++, next++) {
            partition.read(List.of(Records.empty("orders", 0, next)), next + 1, 1);
        }
        partition.offerAll((message, settlement) -> {
            settlement.ack();
            return true;
        });
    }
}
