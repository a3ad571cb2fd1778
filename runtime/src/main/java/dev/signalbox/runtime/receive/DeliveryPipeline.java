package dev.signalbox.runtime.receive;

import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.concurrent.DrainGate;
import dev.signalbox.runtime.concurrent.InFlightWindow;
import dev.signalbox.runtime.concurrent.KeyedExecutor;
import dev.signalbox.runtime.concurrent.Turn;
import dev.signalbox.runtime.observe.EventObserver.Outcome;
import dev.signalbox.runtime.receive.MessageDelivery.PartEnd;
import dev.signalbox.runtime.receive.Sources.Source;
import dev.signalbox.runtime.retry.RetryPolicy;
import dev.signalbox.runtime.time.ScarceMemory;
import dev.signalbox.runtime.time.Scheduler;
import dev.signalbox.runtime.time.TimerGroup;
import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.Settlement;
import dev.signalbox.runtime.wire.WireFormat;
import dev.signalbox.runtime.wire.WireMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * The way of the messages of one consumer group, from their arrival to their settlement: taken while there
 * is room, one after the other for each key, to every handler of their topic and type, again where one has
 * failed, and at last settled, dead-lettered or handed back. Safe for use by many threads.
 */
final class DeliveryPipeline {

    /** After how long messages are asked for again that were refused for want of memory. */
    private static final Duration ROOM_DELAY = Duration.ofSeconds(1);

    private static final RetryPolicy POSTPONEMENT = RetryPolicy.builder()
            .attempts(Integer.MAX_VALUE)
            .delay(Duration.ofSeconds(1))
            .maxDelay(Duration.ofSeconds(30))
            .build();

    private final ReceiveSettings settings;
    private final MessageReader reader;
    private final DeliveryCounters counters;
    private final DeliveryJournal journal;
    private final DeliveryStart start;
    private final RetryBacklog backlog;
    private final Runnable room;
    private final AtomicBoolean roomIsDue = new AtomicBoolean();
    private final HandlerRunner runner;
    private final KeyedExecutor lanes;
    private final InFlightWindow window;
    private final DrainGate gate;
    private final TimerGroup<PendingPart> pending;
    private final String group;

    private final Set<MessageDelivery> open = ConcurrentHashMap.newKeySet();
    private final LongAdder handedBack = new LongAdder();

    /** Lanes of which something went back while draining: what is behind it must not overtake it. */
    private final Set<Object> returnedLanes = ConcurrentHashMap.newKeySet();

    private volatile GroupRoutes routes = GroupRoutes.NONE;

    /**
     * A pipeline that is ready for messages.
     *
     * @param room called when messages may be offered again
     * @param unsettled how many messages the transports let be unsettled
     */
    DeliveryPipeline(
            String group,
            ReceiveSettings settings,
            Function<String, WireFormat> wireFormats,
            DeliveryCounters counters,
            Runnable room,
            IntSupplier unsettled) {
        this.group = group;
        this.settings = settings;
        this.counters = counters;
        this.room = room;
        this.reader = new MessageReader(wireFormats, settings.scheduler());
        this.journal = new DeliveryJournal(group, counters, settings.observer(), settings.scheduler());
        this.runner = new HandlerRunner(settings.scheduler(), settings.handlers());
        this.lanes =
                new KeyedExecutor(settings.handlers(), settings.concurrency(), settings.scheduler(), journal::noThread);
        this.window = new InFlightWindow(settings.maxInFlight(), settings.maxWaitingForRetry(), new RoomListener());
        this.gate = new DrainGate(settings.scheduler());
        this.pending = new TimerGroup<>(settings.scheduler());
        this.start = new DeliveryStart(this, settings);
        this.backlog = new RetryBacklog(settings, journal, window, () -> RetryBacklog.census(open), unsettled);
    }

    /** Replaces the routes; messages whose turn has begun keep theirs. */
    void route(GroupRoutes routes) {
        this.routes = routes;
    }

    GroupRoutes routes() {
        return routes;
    }

    /** The receiver for one of the group's sources. */
    MessageReceiver receiver(Source source) {
        return new SourceReceiver(source);
    }

    Scheduler scheduler() {
        return settings.scheduler();
    }

    DeliveryJournal journal() {
        return journal;
    }

    HandlerRunner runner() {
        return runner;
    }

    TimerGroup<PendingPart> pending() {
        return pending;
    }

    String group() {
        return group;
    }

    KeyedExecutor lanes() {
        return lanes;
    }

    /** Stores a dead letter; the part ends once it is confirmed. */
    void bury(MessageDelivery delivery, Letters.Failure failure, Consumer<PartEnd> end) {
        new LetterDelivery(this, delivery, failure, end).store();
    }

    /** How long something waits that could not be done for want of memory. */
    static Duration postponement(int times) {
        return delay(POSTPONEMENT, times);
    }

    /** How long to wait after so many tries; also where that cannot be said, for want of memory. */
    static Duration delay(RetryPolicy backOff, int times) {
        try {
            return backOff.delayAfter(times, ThreadLocalRandom.current().nextDouble());
        } catch (Throwable exhausted) { // a class that could not be loaded, too
            return ROOM_DELAY;
        }
    }

    /** What parking saves is a place among those that run: without it the turn waits all the same. */
    static void parkQuietly(Turn turn) {
        try {
            turn.park();
        } catch (Throwable noMemory) {
            return;
        }
    }

    /** For whoever is to know that a process is out of memory. */
    static void passOn(Throwable broken) {
        try {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
        } catch (Throwable deaf) {
            return;
        }
    }

    /** A message waits for a time, or does not any more; under a lock, so that nobody is told yet. */
    void waits(InFlightWindow.Stay stay, boolean now) {
        if (stay.waits(now)) {
            count(counters.waiting, now ? 1 : -1);
        }
    }

    /** After messages have begun to wait, or ceased to. */
    void waitingChanged() {
        window.look();
        backlog.look();
    }

    /** The message's turn has come. */
    void begin(MessageDelivery delivery, Turn turn) {
        Object lane = delivery.lane();
        if (!delivery.current() || (lane != null && gate.isClosed() && returnedLanes.contains(lane))) {
            delivery.begin(turn, List.of(), 0);
            delivery.end(Outcome.HANDED_BACK);
        } else {
            start.begin(delivery, turn, routes);
        }
    }

    /** Before a message is settled. */
    void settling(MessageDelivery delivery, Outcome outcome) {
        Object lane = delivery.lane();
        if (outcome == Outcome.HANDED_BACK) {
            count(handedBack, 1);
            if (lane != null && gate.isClosed()) {
                returnedLanes.add(lane);
            }
        }
    }

    /** A counter that many threads use at once may need memory. */
    private static void count(LongAdder counter, long more) {
        for (int tries = 0; ; tries++) {
            try {
                counter.add(more);
                return;
            } catch (OutOfMemoryError exhausted) {
                if (!ScarceMemory.waitFor(tries)) {
                    return; // a count is no reason to keep a message
                }
            }
        }
    }

    /** After a message was settled. */
    void settled(MessageDelivery delivery, Outcome outcome, InFlightWindow.Stay stay) {
        forget(delivery);
        journal.settled(delivery, outcome);
        boolean waited = stay.isWaiting();
        if (waited) {
            count(counters.waiting, -1);
        }
        try {
            stay.leave();
        } catch (OutOfMemoryError exhausted) {
            makeRoomLater(); // it has left, and whoever was to hear of it may not have
            passOn(exhausted);
        }
        gate.leave();
        if (waited) {
            lookAtBacklog();
        }
    }

    private void forget(MessageDelivery delivery) {
        try {
            open.remove(delivery);
        } catch (OutOfMemoryError exhausted) {
            passOn(exhausted); // it is removed, and not counted
        }
    }

    /** It is looked at again with the next message that waits or goes on. */
    private void lookAtBacklog() {
        try {
            backlog.look();
        } catch (OutOfMemoryError exhausted) {
            passOn(exhausted);
        }
    }

    /**
     * Takes no further messages, gives up waiting for retries, and lets the rest end.
     *
     * @return true once all have ended, false if the deadline came first
     */
    CompletableFuture<Boolean> drain(Duration deadline) {
        CompletableFuture<Boolean> drained = gate.close(deadline);
        pending.close();
        return drained;
    }

    /** Ends the drain: what is still in flight goes back, and what still runs is interrupted. */
    void handBackTheRest() {
        SignalboxException reason = new SignalboxException("The box was closed while the handler was running");
        open.forEach(delivery -> delivery.handBackNow(reason));
        journal.drained(handedBack.sum());
    }

    boolean runsHandlerHere() {
        return open.stream().anyMatch(MessageDelivery::runsHandlerHere);
    }

    private boolean offer(InboundMessage message, Settlement settlement, DeadLetterStore letters) {
        if (!gate.enter()) {
            return false;
        }
        if (!window.tryEnter()) {
            gate.leave();
            backlog.look();
            return false;
        }
        MessageDelivery delivery = null;
        try {
            delivery = delivery(message, settlement, letters);
            open.add(delivery);
        } catch (Throwable broken) {
            if (delivery != null) {
                forget(delivery); // it may be in there, and not counted
            }
            window.withdraw(); // not with a call for the next: it would meet the same
            gate.leave();
            journal.notTaken(message.topic(), broken);
            makeRoomLater();
            passOn(broken);
            return false;
        }
        journal.received(delivery);
        take(delivery);
        try {
            if (delivery.isWaiting() || window.isFull()) {
                waitingChanged();
            }
        } catch (OutOfMemoryError exhausted) {
            passOn(exhausted); // the message is taken all the same
        }
        return true;
    }

    private MessageDelivery delivery(InboundMessage message, Settlement settlement, DeadLetterStore letters) {
        MessageReader.Read read =
                reader.read(message.topic(), new WireMessage(message.key(), message.headers(), message.payload()));
        if (read.broken() != null && message.poison() == null) { // which is buried whatever it says
            throw read.broken();
        }
        return new MessageDelivery(this, message, settlement, letters, read.decoded(), window.stay());
    }

    /** From here on the message is the engine's; where it cannot be run at all, it goes back. */
    private void take(MessageDelivery delivery) {
        for (int tries = 0; ; tries++) {
            try {
                lanes.submit(delivery.lane(), delivery);
                return;
            } catch (OutOfMemoryError exhausted) {
                if (!ScarceMemory.waitFor(tries)) {
                    delivery.settle(Outcome.HANDED_BACK);
                    return;
                }
            }
        }
    }

    /** For sources that have stopped although the window has room. */
    private void makeRoomLater() {
        if (!roomIsDue.compareAndSet(false, true)) {
            return;
        }
        for (int tries = 0; ; tries++) {
            try {
                scheduler().schedule(ROOM_DELAY, () -> {
                    roomIsDue.set(false);
                    makeRoom();
                });
                return;
            } catch (Throwable noTimer) {
                if (!(noTimer instanceof OutOfMemoryError) || !ScarceMemory.waitFor(tries)) {
                    roomIsDue.set(false);
                    return;
                }
            }
        }
    }

    private void makeRoom() {
        try {
            room.run();
        } catch (Throwable failure) {
            journal.notResumed(failure, ROOM_DELAY);
            makeRoomLater();
        }
    }

    /** What one transport hands its messages to. */
    private final class SourceReceiver implements MessageReceiver {

        private final Source source;
        private final DeadLetterStore letters;

        SourceReceiver(Source source) {
            this.source = source;
            this.letters = Objects.requireNonNull(source.connection().deadLetters(), "the transport's dead letters");
        }

        @Override
        public boolean offer(InboundMessage message, Settlement settlement) {
            return DeliveryPipeline.this.offer(message, settlement, letters);
        }

        @Override
        public void revoked() {
            pending.cutShort(part -> !part.delivery().current());
            open.forEach(MessageDelivery::handBackIfInVain);
        }

        @Override
        public void heldBack(String place, int ahead, Instant since) {
            journal.readingHeldBack(source.transport(), place, ahead, since);
        }

        @Override
        public void failed(Throwable cause) {
            journal.subscriptionFailed(source.transport(), cause);
        }
    }

    /** A source that was refused stops by itself, so that only the way back has to be told. */
    private final class RoomListener implements InFlightWindow.Listener {

        @Override
        public void full() {
            // The next message that is offered will be refused.
        }

        @Override
        public void room() {
            makeRoom();
        }
    }
}
