package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.Settlement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OffersTest {

    private final Engine engine = new Engine();
    private final Semaphore changes = new Semaphore(0);
    private final Offers offers = new Offers("billing", engine, changes::release);
    private final AssignedPartition partition = partition("orders");
    private long next;

    /** Takes as many messages as there is room for, and tells which, and when it has refused one. */
    private static final class Engine implements MessageReceiver {

        private static final long REFUSED = -1;

        private final BlockingQueue<Long> seen = new LinkedBlockingQueue<>();
        private final Semaphore room = new Semaphore(0);
        private volatile @Nullable Throwable failure;
        private volatile @Nullable Settlement last;

        @Override
        public boolean offer(InboundMessage message, Settlement settlement) {
            Throwable broken = failure;
            failure = null;
            if (broken instanceof Error error) {
                throw error;
            } else if (broken instanceof RuntimeException exception) {
                throw exception;
            }
            last = settlement;
            boolean taken = room.tryAcquire();
            seen.add(taken ? message.origin().offset() : REFUSED);
            return taken;
        }

        Settlement last() {
            return Objects.requireNonNull(last);
        }

        long next() throws InterruptedException {
            Long offset = seen.poll(50, TimeUnit.SECONDS);
            assertThat(offset).as("an offer").isNotNull();
            return offset;
        }
    }

    @AfterEach
    void stop() {
        offers.stop();
    }

    @Test
    void nothingIsOfferedBeforeTheEngineResumes() throws InterruptedException {
        begin();
        read(1);
        assertThat(offers.willing()).isFalse();
        assertThat(engine.seen).isEmpty();
        engine.room.release();
        offers.resume();
        assertThat(engine.next()).isZero();
        assertThat(offers.willing()).isTrue();
        assertThat(changes.tryAcquire(50, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void afterARefusalNothingIsOfferedUntilTheEngineResumes() throws InterruptedException {
        begin();
        offers.resume();
        engine.room.release(2);
        read(4);
        assertThat(List.of(engine.next(), engine.next(), engine.next())).containsExactly(0L, 1L, Engine.REFUSED);
        engine.room.release(3);
        offers.resume();
        assertThat(List.of(engine.next(), engine.next())).containsExactly(2L, 3L);
        read(1);
        assertThat(engine.next()).isEqualTo(4);
    }

    @Test
    void whatIsHandedBackIsOfferedAgain() throws InterruptedException {
        begin();
        offers.resume();
        engine.room.release(2);
        read(1);
        assertThat(engine.next()).isZero();
        engine.last().handBack();
        assertThat(engine.next()).isZero();
    }

    @Test
    void whatIsNotAssignedAnyMoreIsNotOffered() throws InterruptedException {
        begin();
        offers.resume();
        read(1);
        assertThat(engine.next()).isEqualTo(Engine.REFUSED);
        offers.assigned(List.of());
        AssignedPartition other = partition("invoices");
        offers.assigned(List.of(other));
        other.read(List.of(Records.empty("invoices", 0, 7)), 8, 1);
        engine.room.release(2);
        offers.resume();
        assertThat(engine.next()).isEqualTo(7);
        assertThat(engine.seen).isEmpty();
    }

    @Test
    void whatTheEngineThrowsIsNoReasonToStop() throws InterruptedException {
        begin();
        engine.failure = new IllegalStateException("broken");
        engine.room.release(1);
        read(1);
        offers.resume();
        assertThat(engine.next()).isZero();
    }

    @Test
    void anErrorIsNoReasonToStopEither() throws InterruptedException {
        begin();
        engine.failure = new NoClassDefFoundError("Order");
        engine.room.release(1);
        read(1);
        offers.resume();
        assertThat(engine.next()).isZero();
    }

    @Test
    void whatHasStoppedOffersNothing() {
        begin();
        offers.stop();
        engine.room.release(1);
        read(1);
        offers.resume();
        assertThat(offers.willing()).isFalse();
        assertThat(engine.seen).isEmpty();
    }

    private AssignedPartition partition(String topic) {
        return new AssignedPartition(
                new TopicPartition(topic, 0),
                Optional.empty(),
                1_000,
                new ReadAhead(1_000, Long.MAX_VALUE, () -> {}),
                offers::more);
    }

    private void begin() {
        offers.assigned(List.of(partition));
        offers.start();
    }

    private void read(int count) {
        partition.read(
                LongStream.range(next, next + count)
                        .mapToObj(offset -> Records.empty("orders", 0, offset))
                        .toList(),
                next + count,
                1);
        next += count;
        offers.more();
    }
}
