package dev.signalbox.kafka.internal;

import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.Settlement;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One partition for as long as it is assigned to one member: what was read of it, what the engine has not
 * taken yet, and what is done. The poll thread reads, another one offers; results come on any thread.
 */
final class AssignedPartition {

    private final TopicPartition partition;
    private final Optional<LetterTopics> returnsOf;
    private final int maxAhead;
    private final ReadAhead readAhead;
    private final Runnable more;
    private final AssignmentEpoch epoch = new AssignmentEpoch();

    /** Guarded by the monitor, as all that follows. */
    private final PartitionLedger ledger = new PartitionLedger();

    /** What was read and not offered yet. */
    private final Queue<Delivery> fresh = new ArrayDeque<>();

    /** What was refused or handed back; all of it is older than what is fresh. */
    private final Queue<Delivery> returned = new PriorityQueue<>(Comparator.comparingLong(Delivery::offset));

    /** How many the engine has. */
    private int inFlight;

    /** Whether nothing may be read because too much has run ahead. */
    private boolean full;

    /** What the broker has been told. */
    private long committed = PartitionLedger.NOTHING;

    /**
     * A partition that was assigned just now.
     *
     * @param group the consumer group
     * @param maxAhead how many records may be read behind the first that is not done
     * @param readAhead counts what waits to be offered
     * @param more called when there is something to offer again
     */
    AssignedPartition(TopicPartition partition, String group, int maxAhead, ReadAhead readAhead, Runnable more) {
        this.partition = partition;
        this.returnsOf = LetterTopics.ofReturns(partition.topic(), group);
        this.maxAhead = maxAhead;
        this.readAhead = readAhead;
        this.more = more;
    }

    /** One record on its way through the engine. */
    private final class Delivery extends PartitionLedger.Entry implements Settlement {

        /** Let go of when it is done: it may wait long for those before it. */
        private @Nullable ConsumerRecord<byte[], byte[]> kept;

        Delivery(ConsumerRecord<byte[], byte[]> record) {
            super(record.offset());
            this.kept = record;
        }

        @Override
        public void ack() {
            settled(this, true);
        }

        @Override
        public void handBack() {
            settled(this, false);
        }

        @Override
        public boolean current() {
            return epoch.current();
        }

        /** Whether the engine took it. */
        boolean offerTo(MessageReceiver receiver) {
            Optional<InboundMessage> message = message(Objects.requireNonNull(kept));
            if (message.isEmpty()) {
                ack();
                return true;
            }
            return receiver.offer(message.get(), this);
        }
    }

    TopicPartition partition() {
        return partition;
    }

    /** Whether what is at this offset has been read before. */
    synchronized boolean hasRead(long offset) {
        return ledger.hasRead(offset);
    }

    /**
     * Takes in what a poll has returned.
     *
     * @param next the offset behind all that was read
     * @param reserve how many records the next poll may return
     */
    synchronized void read(List<ConsumerRecord<byte[], byte[]>> records, long next, int reserve) {
        for (ConsumerRecord<byte[], byte[]> each : records) {
            Delivery delivery = new Delivery(each);
            ledger.begin(delivery);
            fresh.add(delivery);
        }
        readAhead.add(records.size());
        ledger.readUpTo(next);
        full = ledger.ahead() + reserve > maxAhead;
    }

    /**
     * Offers what is held, in its order.
     *
     * @return false once the engine has refused
     */
    boolean offerAll(MessageReceiver receiver) {
        for (Delivery next = take(); next != null; next = take()) {
            boolean taken = false;
            try {
                taken = next.offerTo(receiver);
            } finally {
                if (!taken) {
                    refused(next);
                }
            }
            if (!taken) {
                return false;
            }
        }
        return true;
    }

    /** Whether further records may be read, as far as this partition is concerned. */
    synchronized boolean wantsMore() {
        return !full;
    }

    /** What the group may commit and has not; {@link PartitionLedger#NOTHING} if that is nothing new. */
    synchronized long toCommit() {
        long point = ledger.commitPoint();
        return point > committed ? point : PartitionLedger.NOTHING;
    }

    /** The broker knows that all before this offset is done. */
    synchronized void committed(long offset) {
        committed = Math.max(committed, offset);
    }

    /** Gives up what is held, and lets no attempt begin. */
    synchronized void drain() {
        epoch.drain();
        forget();
    }

    /** Waits until the engine has nothing of it any more, until a nano time at most. */
    synchronized void awaitQuiet(long deadline) throws InterruptedException {
        for (long left = deadline - System.nanoTime(); inFlight > 0 && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** Ignores what comes from now on. */
    synchronized void end() {
        epoch.end();
        forget();
        notifyAll();
    }

    private void forget() {
        readAhead.forget(fresh.size() + returned.size());
        fresh.clear();
        returned.clear();
    }

    private Optional<InboundMessage> message(ConsumerRecord<byte[], byte[]> kept) {
        return returnsOf.isEmpty()
                ? Optional.of(MessageRecords.message(kept))
                : Returns.message(kept, returnsOf.get().topic());
    }

    private synchronized @Nullable Delivery take() {
        if (!epoch.current()) {
            return null;
        }
        Delivery next = returned.isEmpty() ? fresh.poll() : returned.poll();
        if (next != null) {
            inFlight++;
            readAhead.removeOne();
        }
        return next;
    }

    private synchronized void refused(Delivery delivery) {
        if (epoch.current()) {
            comeAgain(delivery);
        }
        leave();
    }

    /** The engine has one less. */
    private void leave() {
        inFlight--;
        if (inFlight == 0) {
            notifyAll();
        }
    }

    private void comeAgain(Delivery delivery) {
        returned.add(delivery);
        readAhead.add(1);
    }

    private void settled(Delivery delivery, boolean done) {
        boolean useful = false;
        boolean again = false;
        synchronized (this) {
            if (!epoch.accepts()) {
                return;
            }
            if (done) {
                delivery.kept = null;
                ledger.done(delivery);
                if (full && ledger.ahead() <= maxAhead / 2) {
                    full = false;
                    useful = true;
                }
            } else if (epoch.current()) {
                comeAgain(delivery);
                again = true;
            }
            leave();
        }
        if (useful) {
            readAhead.tell();
        }
        if (again) {
            more.run();
        }
    }
}
