package dev.signalbox.kafka.internal;

import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.Settlement;
import java.time.Instant;
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
    private final int maxAhead;
    private final ReadAhead readAhead;
    private final Runnable more;
    private final AssignmentEpoch epoch = new AssignmentEpoch();

    /** Guarded by the monitor, as all that follows. */
    private final PartitionLedger ledger = new PartitionLedger();

    /** Where the partition holds what was replayed. */
    private final Optional<ReplayProgress> replays;

    /** What was read and not offered yet. */
    private final Queue<Delivery> fresh = new ArrayDeque<>();

    /** What was refused or handed back; all of it is older than what is fresh. */
    private final Queue<Delivery> returned = new PriorityQueue<>(Comparator.comparingLong(Delivery::offset));

    /** How many the engine has. */
    private int inFlight;

    /** Whether nothing may be read because too much has run ahead. */
    private boolean full;

    /** Since when it is full, if it is. */
    private Instant fullSince = Instant.EPOCH;

    /** Where it began. */
    private long begun = PartitionLedger.NOTHING;

    /** What the broker has been told. */
    private long committed = PartitionLedger.NOTHING;

    /**
     * A partition that was assigned just now.
     *
     * @param replays where it is one of returns: which of its records are to be handled
     * @param maxAhead how many records may be read behind the first that is not done
     * @param readAhead counts what waits to be offered
     * @param more called when there is something to offer again
     */
    AssignedPartition(
            TopicPartition partition,
            Optional<ReplayProgress> replays,
            int maxAhead,
            ReadAhead readAhead,
            Runnable more) {
        this.partition = partition;
        this.replays = replays;
        this.maxAhead = maxAhead;
        this.readAhead = readAhead;
        this.more = more;
    }

    /** One record on its way through the engine. */
    private final class Delivery extends PartitionLedger.Entry implements Settlement {

        /** Let go of when it is done: it may wait long for those before it. */
        private @Nullable ConsumerRecord<byte[], byte[]> kept;

        private final int bytes;

        /** Whether handlers are to see it: not what two boxes have replayed at once, for the second time. */
        private final boolean wanted;

        Delivery(ConsumerRecord<byte[], byte[]> record, boolean wanted) {
            super(record.offset());
            this.kept = record;
            this.bytes = Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
            this.wanted = wanted;
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
            Optional<InboundMessage> message = wanted ? message(Objects.requireNonNull(kept)) : Optional.empty();
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

    /** All before this offset is none of the group's: it begins here, or what was before holds no record. */
    synchronized void begin(long offset) {
        beginAt(offset);
        ledger.readUpTo(offset);
    }

    /**
     * Takes in what a poll has returned.
     *
     * @param next the offset behind all that was read
     * @param reserve how many records the next poll may return
     */
    synchronized void read(List<ConsumerRecord<byte[], byte[]>> records, long next, int reserve) {
        beginAt(records.get(0).offset());
        for (ConsumerRecord<byte[], byte[]> each : records) {
            Delivery delivery =
                    new Delivery(each, replays.isEmpty() || replays.get().read(each));
            ledger.begin(delivery);
            fresh.add(delivery);
            readAhead.add(delivery.bytes);
        }
        ledger.readUpTo(next);
        boolean tooMuch = ledger.ahead() + reserve > maxAhead;
        if (tooMuch && !full) {
            fullSince = Instant.now();
        }
        full = tooMuch;
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

    /** Where it stands, while nothing may be read because too much has run ahead. */
    synchronized Optional<Standstill.Place> standstill() {
        return full
                ? Optional.of(new Standstill.Place(partition, ledger.commitPoint(), ledger.ahead(), fullSince))
                : Optional.empty();
    }

    /** What would be handled again if it were given up now. */
    synchronized Leftover leftover() {
        long point = ledger.commitPoint();
        long uncommitted = point > committed ? point - Math.max(committed, begun) : 0;
        return new Leftover(partition, uncommitted, ledger.overtook(), inFlight);
    }

    /** The broker knows that all before this offset is done. */
    synchronized void committed(long offset) {
        committed = Math.max(committed, offset);
        replays.ifPresent(progress -> progress.committed(offset));
    }

    /** Gives up what is held, and lets no attempt begin. */
    synchronized void drain() {
        epoch.drain();
        forget();
    }

    /**
     * Waits until the engine has nothing of it any more, until a nano time at most.
     *
     * @return whether it has nothing
     */
    synchronized boolean awaitQuiet(long deadline) throws InterruptedException {
        for (long left = deadline - System.nanoTime(); inFlight > 0 && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return inFlight == 0;
    }

    /**
     * Ignores what comes from now on.
     *
     * @return what is handled again therefore
     */
    synchronized Leftover end() {
        Leftover left = leftover();
        epoch.end();
        forget();
        notifyAll();
        return left;
    }

    private void beginAt(long offset) {
        if (begun == PartitionLedger.NOTHING) {
            begun = offset;
        }
    }

    private void forget() {
        fresh.forEach(each -> readAhead.forget(each.bytes));
        returned.forEach(each -> readAhead.forget(each.bytes));
        fresh.clear();
        returned.clear();
    }

    private Optional<InboundMessage> message(ConsumerRecord<byte[], byte[]> kept) {
        return replays.isEmpty()
                ? Optional.of(MessageRecords.message(kept))
                : Returns.message(kept, replays.get().topics());
    }

    private synchronized @Nullable Delivery take() {
        if (!epoch.current()) {
            return null;
        }
        Delivery next = returned.isEmpty() ? fresh.poll() : returned.poll();
        if (next != null) {
            inFlight++;
            readAhead.remove(next.bytes);
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
        readAhead.add(delivery.bytes);
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
