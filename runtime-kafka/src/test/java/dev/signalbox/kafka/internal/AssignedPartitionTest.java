package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.Settlement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class AssignedPartitionTest {

    private static final int MAX_AHEAD = 10;
    private static final int RESERVE = 3;

    private final Engine engine = new Engine();
    private int rooms;
    private static final LetterTopics TOPICS = new LetterTopics("orders", "billing");

    private final List<Returns.Handled> handled = new ArrayList<>();
    private int offers;
    private final ReadAhead readAhead = new ReadAhead(RESERVE, Long.MAX_VALUE, () -> rooms++);
    private AssignedPartition partition = partition("orders");

    /** Has room for so many messages, and keeps those that it has taken by their offsets. */
    private static final class Engine implements MessageReceiver {

        private final TreeMap<Long, Settlement> taken = new TreeMap<>();
        private int room = Integer.MAX_VALUE;

        @Override
        public boolean offer(InboundMessage message, Settlement settlement) {
            if (room == 0) {
                return false;
            }
            room--;
            assertThat(taken.put(message.origin().offset(), settlement)).isNull();
            return true;
        }

        void ack(long offset) {
            end(offset).ack();
        }

        void handBack(long offset) {
            end(offset).handBack();
        }

        private Settlement end(long offset) {
            Settlement settlement = taken.remove(offset);
            assertThat(settlement).as("the message at %d", offset).isNotNull();
            return settlement;
        }
    }

    @Test
    void whatIsReadIsOfferedAndCommittedOnceItIsDone() {
        read(5, 7);
        assertThat(partition.offerAll(engine)).isTrue();
        assertThat(engine.taken).containsOnlyKeys(5L, 6L);
        assertThat(partition.toCommit()).isEqualTo(5);
        engine.ack(6);
        assertThat(partition.toCommit()).isEqualTo(5);
        engine.ack(5);
        assertThat(partition.toCommit()).isEqualTo(7);
        partition.committed(7);
        assertThat(partition.toCommit()).isEqualTo(PartitionLedger.NOTHING);
    }

    @Test
    void whatTheEngineRefusesIsOfferedAgainFirst() {
        engine.room = 1;
        read(0, 3);
        assertThat(partition.offerAll(engine)).isFalse();
        engine.room = 1;
        assertThat(partition.offerAll(engine)).isFalse();
        assertThat(engine.taken).containsOnlyKeys(0L, 1L);
    }

    @Test
    void whatTheEngineFailsToTakeIsNotLost() {
        read(0, 1);
        MessageReceiver broken = (message, settlement) -> {
            throw new IllegalStateException("broken");
        };
        assertThatThrownBy(() -> partition.offerAll(broken)).hasMessage("broken");
        assertThat(partition.offerAll(engine)).isTrue();
        assertThat(engine.taken).containsOnlyKeys(0L);
    }

    @Test
    void whatIsHandedBackComesBeforeWhatIsBehindIt() {
        engine.room = 2;
        read(0, 4);
        partition.offerAll(engine);
        engine.handBack(1);
        engine.handBack(0);
        assertThat(offers).isEqualTo(2);
        engine.room = 1;
        partition.offerAll(engine);
        assertThat(engine.taken).containsOnlyKeys(0L);
        engine.room = 1;
        partition.offerAll(engine);
        assertThat(engine.taken).containsOnlyKeys(0L, 1L);
    }

    @Test
    void readingStopsBeforeTooMuchHasRunAheadAndGoesOnAtHalfOfIt() {
        read(0, MAX_AHEAD - RESERVE + 1);
        partition.offerAll(engine);
        rooms = 0;
        assertThat(partition.wantsMore()).isFalse();
        engine.ack(2);
        engine.ack(1);
        assertThat(partition.wantsMore()).isFalse();
        assertThat(rooms).isZero();
        engine.ack(0);
        assertThat(partition.wantsMore()).isTrue();
        assertThat(rooms).isEqualTo(1);
    }

    @Test
    void whatWaitsToBeOfferedIsCountedUntilItIsTakenOrGivenUp() {
        engine.room = RESERVE - 1;
        read(0, RESERVE);
        assertThat(readAhead.hasRoom()).isFalse();
        partition.offerAll(engine);
        assertThat(rooms).isEqualTo(1);
        assertThat(readAhead.hasRoom()).isTrue();
        engine.handBack(0);
        engine.handBack(1);
        assertThat(readAhead.hasRoom()).isFalse();
        partition.drain();
        assertThat(readAhead.hasRoom()).isTrue();
    }

    @Test
    void aDrainingPartitionTakesResultsAndOffersNothing() {
        engine.room = 2;
        read(0, 4);
        partition.offerAll(engine);
        engine.room = 2;
        partition.drain();
        assertThat(partition.offerAll(engine)).isTrue();
        assertThat(engine.taken).hasSize(2);
        assertThat(engine.taken.values()).noneMatch(Settlement::current);
        engine.ack(0);
        engine.handBack(1);
        assertThat(partition.offerAll(engine)).isTrue();
        assertThat(engine.taken).isEmpty();
        assertThat(partition.toCommit()).isEqualTo(1);
    }

    @Test
    void lateResultsAreIgnored() {
        read(0, 2);
        partition.offerAll(engine);
        partition.end();
        engine.ack(0);
        engine.handBack(1);
        assertThat(partition.toCommit()).isZero();
        assertThat(partition.offerAll(engine)).isTrue();
        assertThat(engine.taken).isEmpty();
        assertThat(offers).isZero();
    }

    @Test
    void whatIsGivenUpSaysWhatIsHandledAgain() {
        read(5, 10);
        partition.offerAll(engine);
        engine.ack(5);
        partition.committed(6);
        engine.ack(6);
        engine.ack(7);
        engine.ack(9);
        Leftover left = new Leftover(new TopicPartition("orders", 0), 2, 1, 1);
        assertThat(partition.leftover()).isEqualTo(left);
        assertThat(partition.end()).isEqualTo(left);
    }

    @Test
    void whereAllIsCommittedNothingIsHandledAgain() {
        read(5, 8);
        partition.offerAll(engine);
        engine.ack(5);
        engine.ack(6);
        engine.ack(7);
        partition.committed(8);
        assertThat(partition.end()).isEqualTo(new Leftover(new TopicPartition("orders", 0), 0, 0, 0));
    }

    @Test
    void whoWaitsForTheLastHandlerGoesOnWhenItHasEnded() throws InterruptedException {
        read(0, 2);
        partition.offerAll(engine);
        partition.drain();
        partition.awaitQuiet(System.nanoTime() - 1); // not in time
        Thread waiting = new Thread(() -> {
            try {
                partition.awaitQuiet(System.nanoTime() + TimeUnit.MINUTES.toNanos(1));
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        });
        waiting.start();
        engine.ack(0);
        engine.handBack(1);
        waiting.join(30_000);
        assertThat(waiting.isAlive()).isFalse();
    }

    @Test
    void whoWaitsGoesOnWhenTheEngineRefusesTheLastOne() throws InterruptedException {
        read(0, 1);
        Semaphore offered = new Semaphore(0);
        Semaphore drained = new Semaphore(0);
        Thread offering = new Thread(() -> partition.offerAll((message, settlement) -> {
            offered.release();
            drained.acquireUninterruptibly();
            return false;
        }));
        offering.start();
        offered.acquire();
        partition.drain();
        Thread waiting = new Thread(() -> {
            try {
                partition.awaitQuiet(System.nanoTime() + TimeUnit.MINUTES.toNanos(10));
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        });
        waiting.start();
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        drained.release();
        waiting.join(60_000);
        assertThat(waiting.isAlive()).isFalse();
    }

    @Test
    void gapsAtTheEndOfWhatWasReadAreCommittedToo() {
        partition.read(records(0, 1), 5, RESERVE);
        partition.offerAll(engine);
        engine.ack(0);
        assertThat(partition.toCommit()).isEqualTo(5);
    }

    @Test
    void aReturnThatIsNoMessageIsDoneAtOnce() {
        partition = returns();
        partition.read(List.of(Records.read(Returns.discarded(taking(7), null), 0, 0)), 1, RESERVE);
        assertThat(partition.offerAll(engine)).isTrue();
        assertThat(engine.taken).isEmpty();
        assertThat(partition.toCommit()).isEqualTo(1);
    }

    @Test
    void whatTwoBoxesHaveReplayedAtOnceIsOfferedOnce() {
        partition = returns();
        partition.read(List.of(replay(7, 0), replay(8, 1), replay(7, 2)), 3, RESERVE);
        assertThat(partition.offerAll(engine)).isTrue();
        assertThat(engine.taken).containsOnlyKeys(7L, 8L);
    }

    @Test
    void howFarReplaysAreHandledIsToldWhenItIsCommitted() {
        partition = returns();
        partition.read(
                List.of(replay(7, 0), Records.read(Returns.discarded(taking(8), null), 0, 1), replay(9, 2)),
                3,
                RESERVE);
        partition.committed(2);
        partition.committed(2);
        partition.committed(3);
        assertThat(handled)
                .containsExactly(
                        new Returns.Handled(0, taking(7).letter().toString()),
                        new Returns.Handled(2, taking(9).letter().toString()));
    }

    private AssignedPartition returns() {
        return new AssignedPartition(
                new TopicPartition(TOPICS.returns(), 0),
                Optional.of(new ReplayProgress(TOPICS, handled::add)),
                MAX_AHEAD,
                readAhead,
                () -> offers++);
    }

    private static ConsumerRecord<byte[], byte[]> replay(long letter, long offset) {
        Headers notes = Headers.of("sbx_dl_offset", Long.toString(letter));
        ConsumerRecord<byte[], byte[]> kept =
                Records.read(MessageRecords.record(TOPICS.letters(), null, null, notes, null), 0, letter);
        return Records.read(Returns.replayed(taking(letter), kept, new InboundMessage.Replay("work", 1)), 0, offset);
    }

    private static Returns.Taking taking(long letter) {
        return new Returns.Taking(TOPICS, new LetterId(Uuid.ONE_UUID, 0, letter, 0), "somebody", 0);
    }

    /** Steps at random: what is committed is never beyond what is not done, and all is offered until it is done. */
    @Property
    void commitsNothingThatIsNotDoneAndForgetsNothing(
            @ForAll @Size(max = 200) List<@IntRange(max = 999) Integer> steps) {
        engine.taken.clear();
        partition = partition("orders");
        long next = 0;
        for (int step : steps) {
            switch (step % 4) {
                case 0 -> {
                    if (partition.wantsMore()) {
                        read(next, next + RESERVE);
                        next += RESERVE;
                    }
                }
                case 1 -> {
                    engine.room = step % 5;
                    partition.offerAll(engine);
                }
                default -> end(step);
            }
            assertThat(partition.toCommit()).isLessThanOrEqualTo(next);
            if (!engine.taken.isEmpty()) {
                assertThat(partition.toCommit()).isLessThanOrEqualTo(engine.taken.firstKey());
            }
        }
        engine.room = Integer.MAX_VALUE;
        partition.offerAll(engine);
        List.copyOf(engine.taken.keySet()).forEach(engine::ack);
        assertThat(partition.toCommit()).isEqualTo(next == 0 ? PartitionLedger.NOTHING : next);
    }

    private void end(int step) {
        List<Long> open = List.copyOf(engine.taken.keySet());
        if (open.isEmpty()) {
            return;
        }
        long offset = open.get(step / 4 % open.size());
        if (step % 4 == 2) {
            engine.ack(offset);
        } else {
            engine.handBack(offset);
        }
    }

    private AssignedPartition partition(String topic) {
        return new AssignedPartition(
                new TopicPartition(topic, 0), Optional.empty(), MAX_AHEAD, readAhead, () -> offers++);
    }

    private void read(long from, long to) {
        partition.read(records(from, to), to, RESERVE);
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(offset -> Records.empty("orders", 0, offset))
                .toList();
    }
}
