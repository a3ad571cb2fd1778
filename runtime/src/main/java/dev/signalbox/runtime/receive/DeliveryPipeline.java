package dev.signalbox.runtime.receive;

import dev.signalbox.DecodingException;
import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.concurrent.DrainGate;
import dev.signalbox.runtime.concurrent.InFlightWindow;
import dev.signalbox.runtime.concurrent.KeyedExecutor;
import dev.signalbox.runtime.concurrent.Turn;
import dev.signalbox.runtime.observe.EventObserver.Outcome;
import dev.signalbox.runtime.receive.MessageDelivery.PartEnd;
import dev.signalbox.runtime.receive.Sources.Source;
import dev.signalbox.runtime.time.Scheduler;
import dev.signalbox.runtime.time.TimerGroup;
import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.Settlement;
import dev.signalbox.runtime.wire.WireFormat;
import dev.signalbox.runtime.wire.WireMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The way of the messages of one consumer group, from their arrival to their settlement: taken while there
 * is room, one after the other for each key, to every handler of their topic and type, again where one has
 * failed, and at last settled, dead-lettered or handed back. Safe for use by many threads.
 */
final class DeliveryPipeline {

    private final ReceiveSettings settings;
    private final MessageReader reader;
    private final DeliveryJournal journal;
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
     */
    DeliveryPipeline(
            String group,
            ReceiveSettings settings,
            Function<String, WireFormat> wireFormats,
            DeliveryCounters counters,
            Runnable room) {
        this.group = group;
        this.settings = settings;
        this.reader = new MessageReader(wireFormats, settings.scheduler());
        this.journal = new DeliveryJournal(group, counters, settings.observer(), settings.scheduler());
        this.runner = new HandlerRunner(settings.scheduler());
        this.lanes =
                new KeyedExecutor(settings.handlers(), settings.concurrency(), settings.scheduler(), journal::noThread);
        this.window = new InFlightWindow(settings.maxInFlight(), new RoomListener(room));
        this.gate = new DrainGate(settings.scheduler());
        this.pending = new TimerGroup<>(settings.scheduler());
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

    /** Stores a dead letter; the part ends once it is confirmed. */
    void bury(MessageDelivery delivery, Letters.Failure failure, Consumer<PartEnd> end) {
        new LetterDelivery(
                        this,
                        delivery,
                        failure,
                        Letters.write(delivery.message(), group, delivery.eventId(), failure),
                        delivery.letters(),
                        end)
                .due();
    }

    /** Before a message is settled. */
    void settling(MessageDelivery delivery, Outcome outcome) {
        Object lane = delivery.lane();
        if (outcome == Outcome.HANDED_BACK) {
            handedBack.increment();
            if (lane != null && gate.isClosed()) {
                returnedLanes.add(lane);
            }
        }
    }

    /** After a message was settled. */
    void settled(MessageDelivery delivery, Outcome outcome) {
        open.remove(delivery);
        journal.settled(delivery, outcome);
        window.leave();
        gate.leave();
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
            return false;
        }
        MessageReader.Read read =
                reader.read(message.topic(), new WireMessage(message.key(), message.headers(), message.payload()));
        MessageDelivery delivery = new MessageDelivery(this, message, settlement, letters, read.decoded());
        open.add(delivery);
        journal.received(delivery);
        Error broken = message.poison() == null ? read.broken() : null; // it is buried whatever it says
        lanes.execute(delivery.lane(), turn -> {
            if (broken == null) {
                begin(delivery, turn);
            } else {
                passOn(delivery, turn, broken);
            }
        });
        return true;
    }

    private void begin(MessageDelivery delivery, Turn turn) {
        Object lane = delivery.lane();
        if (!delivery.current() || (lane != null && gate.isClosed() && returnedLanes.contains(lane))) {
            delivery.begin(turn, List.of(), 0);
            delivery.end(Outcome.HANDED_BACK);
            return;
        }
        InboundMessage.Poison poison = delivery.message().poison();
        if (poison != null) {
            buryUnhandled(delivery, turn, DeadLetter.Reason.HANDLER_FAILED, poison.deliveries(), poison.reason());
            return;
        }
        DeliveryPlan plan;
        try {
            plan = plan(delivery);
        } catch (Throwable broken) {
            passOn(delivery, turn, broken);
            return;
        }
        if (plan.malformed() != null) {
            journal.undecodable();
        }
        if (plan.unrouted()) {
            unrouted(delivery, turn, plan.handlerGone());
        } else {
            deliver(delivery, turn, plan);
        }
    }

    private DeliveryPlan plan(MessageDelivery delivery) {
        List<Target> targets = routes.targets(
                delivery.topic(), delivery.type(), delivery.message().origin().subscription());
        return DeliveryPlan.of(delivery, targets, settings.payloadFormat());
    }

    /** What is no fault of the message is no reason to settle it. */
    private void passOn(MessageDelivery delivery, Turn turn, Throwable broken) {
        delivery.begin(turn, List.of(), 1);
        turn.park();
        journal.brokenDecoding(delivery, broken);
        pending.hold(new HeldPart(delivery));
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
    }

    private void unrouted(MessageDelivery delivery, Turn turn, boolean handlerGone) {
        if (!handlerGone && settings.unrouted() == UnroutedPolicy.IGNORE) {
            delivery.begin(turn, List.of(), 0);
            delivery.end(Outcome.UNROUTED);
            return;
        }
        buryUnhandled(delivery, turn, DeadLetter.Reason.UNROUTED, 0, nobody(delivery));
    }

    /** Of a replayed message the letter names the handler that it was for. */
    private void buryUnhandled(
            MessageDelivery delivery, Turn turn, DeadLetter.Reason reason, int attempts, String message) {
        delivery.begin(turn, List.of(), 1);
        turn.park();
        bury(
                delivery,
                new Letters.Failure(
                        reason, delivery.replayedTo(), attempts, scheduler().now(), null, message),
                delivery::partEnded);
    }

    private String nobody(MessageDelivery delivery) {
        String handler = delivery.replayedTo();
        String taken = "takes the type " + delivery.type() + " on the topic " + delivery.topic();
        return handler == null
                ? "no handler of the group " + group + " " + taken
                : "the handler " + handler + " is gone: none of this id in the group " + group + " " + taken;
    }

    private void deliver(MessageDelivery delivery, Turn turn, DeliveryPlan plan) {
        DecodingException malformed = plan.malformed();
        int letters = malformed == null ? 0 : 1;
        boolean single = plan.calls().size() + letters == 1;
        List<HandlerDelivery<?>> handlers = new ArrayList<>(plan.calls().size());
        for (DeliveryPlan.Planned<?> call : plan.calls()) {
            handlers.add(handler(delivery, call, single));
        }
        delivery.begin(turn, handlers, letters);
        if (single && letters == 0) {
            handlers.get(0).run(turn);
            return;
        }
        turn.park();
        for (HandlerDelivery<?> handler : handlers) {
            lanes.execute(null, handler);
        }
        if (malformed != null) {
            bury(
                    delivery,
                    Letters.Failure.of(
                            DeadLetter.Reason.MALFORMED, null, 0, scheduler().now(), malformed),
                    delivery::partEnded);
        }
    }

    private <E> HandlerDelivery<E> handler(MessageDelivery delivery, DeliveryPlan.Planned<E> call, boolean sharesTurn) {
        return new HandlerDelivery<>(this, delivery, call.handler(), call.captures(), call.event(), sharesTurn);
    }

    /** Stays until the box is closed. */
    private record HeldPart(MessageDelivery delivery) implements PendingPart {

        @Override
        public void due() {
            cutShort();
        }

        @Override
        public void cutShort() {
            delivery.partEnded(PartEnd.RETURNED);
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
        public void failed(Throwable cause) {
            journal.subscriptionFailed(source.transport(), cause);
        }
    }

    /** A source that was refused stops by itself, so that only the way back has to be told. */
    private record RoomListener(Runnable resume) implements InFlightWindow.Listener {

        @Override
        public void full() {
            // The next message that is offered will be refused.
        }

        @Override
        public void room() {
            resume.run();
        }
    }
}
