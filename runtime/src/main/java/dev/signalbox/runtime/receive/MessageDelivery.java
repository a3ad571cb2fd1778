package dev.signalbox.runtime.receive;

import dev.signalbox.runtime.concurrent.InFlightWindow;
import dev.signalbox.runtime.concurrent.KeyedTask;
import dev.signalbox.runtime.concurrent.Turn;
import dev.signalbox.runtime.observe.EventObserver.Outcome;
import dev.signalbox.runtime.time.ScarceMemory;
import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.Settlement;
import dev.signalbox.runtime.wire.DecodedMessage;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One message in one group, from its arrival to its settlement. Its parts are one for each handler, and
 * one for a letter that no handler is named in; when all parts have ended it is settled, once.
 */
final class MessageDelivery implements KeyedTask {

    /** One part that waits, in the count of the parts; the parts that are open are counted below it. */
    private static final int WAITING_PART = 1 << 16;

    /** How a part has ended. */
    enum PartEnd {
        /** The handler has succeeded. */
        SUCCEEDED,
        /** A dead letter is confirmed. */
        DEAD_LETTERED,
        /** It could not be ended: the message has to come again. */
        RETURNED
    }

    /** What orders deliveries: those of equal lanes run one after the other. */
    private static final class Lane {

        private final String topic;
        private final String key;
        private final int hash;

        Lane(String topic, String key) {
            this.topic = topic;
            this.key = key;
            this.hash = 31 * topic.hashCode() + key.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Lane lane && key.equals(lane.key) && topic.equals(lane.topic);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private final DeliveryPipeline pipeline;
    private final InboundMessage message;
    private final Settlement settlement;
    private final DeadLetterStore letters;
    private final DecodedMessage decoded;
    private final @Nullable Lane lane;
    private final int hash = ThreadLocalRandom.current().nextInt();

    private final InFlightWindow.Stay stay;

    /** Those that have not ended, and of them, in the upper half, those that wait for a time. */
    private final AtomicInteger parts = new AtomicInteger();

    private volatile List<HandlerDelivery<?>> handlers = List.of();
    private volatile FirstAttempts firstAttempts = FirstAttempts.NONE;
    private volatile boolean deadLettered;
    private volatile boolean returned;
    private volatile @Nullable Turn turn;

    /** How many handlers have not ended their first attempt. Guarded by the monitor. */
    private int untried;

    /** Whether the transport knows that the process survives the message. Guarded by the monitor. */
    private boolean tried;

    MessageDelivery(
            DeliveryPipeline pipeline,
            InboundMessage message,
            Settlement settlement,
            DeadLetterStore letters,
            DecodedMessage decoded,
            InFlightWindow.Stay stay) {
        this.stay = stay;
        this.pipeline = pipeline;
        this.message = message;
        this.settlement = settlement;
        this.letters = letters;
        this.decoded = decoded;
        String key = decoded.envelope().key();
        this.lane = key == null ? null : new Lane(message.topic(), key);
    }

    /** Any number does; the JDK's own for an object costs more than many a handler. */
    @Override
    public int hashCode() {
        return hash;
    }

    /** Each is one of its kind. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    InboundMessage message() {
        return message;
    }

    /** Where the message's dead letters go. */
    DeadLetterStore letters() {
        return letters;
    }

    DecodedMessage decoded() {
        return decoded;
    }

    @Nullable
    Object lane() {
        return lane;
    }

    String topic() {
        return message.topic();
    }

    String eventId() {
        return decoded.envelope().id();
    }

    String type() {
        return decoded.envelope().type();
    }

    /** The one handler that a replayed message is for, or null. */
    @Nullable
    String replayedTo() {
        InboundMessage.Replay replay = message.replay();
        return replay == null ? null : replay.handler();
    }

    /** Whether another attempt may begin. */
    boolean current() {
        try {
            return !stay.hasEnded() && settlement.current();
        } catch (Throwable unknown) {
            return true; // a settlement that comes in vain is ignored
        }
    }

    /** Its turn has come. */
    @Override
    public void run(Turn turn) {
        pipeline.begin(this, turn);
    }

    /** It stands behind one of its key that waits for a retry. */
    @Override
    public void heldBack(boolean now) {
        pipeline.waits(stay, now);
    }

    /** The message's turn in its lane has begun, and ends with its parts: the handlers, and so many others. */
    void begin(Turn turn, List<HandlerDelivery<?>> handlers, int others) {
        FirstAttempts attempts = FirstAttempts.of(handlers.size());
        this.turn = turn;
        this.handlers = handlers;
        this.firstAttempts = attempts;
        synchronized (this) {
            untried = handlers.size();
        }
        parts.set(handlers.size() + others);
    }

    /** Which handlers have not been tried yet. */
    FirstAttempts firstAttempts() {
        return firstAttempts;
    }

    /** The first attempt of one of the handlers has ended. */
    void firstAttemptEnded() {
        boolean all;
        synchronized (this) {
            untried--;
            all = untried == 0;
        }
        if (all) {
            tellTried();
        }
    }

    /** A part begins to wait for a time. */
    void partWaits() {
        parts.addAndGet(WAITING_PART);
        waitIfAllDo();
    }

    /** A part that waited does so no more. */
    void partGoesOn() {
        parts.addAndGet(-WAITING_PART);
        waitIfAllDo();
    }

    /** How many parts wait. A snapshot. */
    int waitingParts() {
        return parts.get() >>> 16;
    }

    /** Whether it waits for a retry, or behind a message of its key that does. A snapshot. */
    boolean isWaiting() {
        return stay.isWaiting();
    }

    List<HandlerDelivery<?>> handlers() {
        return handlers;
    }

    void partEnded(PartEnd end) {
        if (end == PartEnd.DEAD_LETTERED) {
            deadLettered = true;
        } else if (end == PartEnd.RETURNED) {
            returned = true;
        }
        int left = parts.decrementAndGet();
        if (left == 0) {
            end(returned ? Outcome.HANDED_BACK : deadLettered ? Outcome.DEAD_LETTERED : Outcome.HANDLED);
        } else if (left >= WAITING_PART) {
            waitIfAllDo();
        }
    }

    /** As often as it takes: whoever has changed a part comes back no more, and goes on whatever is thrown. */
    private void waitIfAllDo() {
        for (int tries = 0; ; tries++) {
            try {
                lookWhetherAllWait();
                return;
            } catch (Throwable broken) {
                if (!(broken instanceof OutOfMemoryError) || !ScarceMemory.waitFor(tries)) {
                    DeliveryPipeline.passOn(broken);
                    return;
                }
            }
        }
    }

    /** It waits, and its lane with it, while each of its open parts does. Who changes a part looks afterwards. */
    private void lookWhetherAllWait() {
        Turn its = turn;
        synchronized (this) {
            int now = parts.get();
            boolean waits = now != 0 && now >>> 16 == (now & (WAITING_PART - 1));
            if (its != null && waits) {
                its.stall();
            } else if (its != null) {
                its.goOn();
            }
            pipeline.waits(stay, waits);
        }
        pipeline.waitingChanged();
    }

    /** Settles the message and lets the next of its key begin. */
    void end(Outcome outcome) {
        try {
            settle(outcome);
        } finally {
            Turn ending = turn;
            if (ending != null) {
                ending.done();
            }
        }
    }

    /** Hands the message back if it was taken away before its turn has begun; its turn will be an empty one. */
    void handBackIfInVain() {
        if (turn == null && !current()) {
            settle(Outcome.HANDED_BACK);
        }
    }

    /** Hands the message back although handlers are running; what comes of them is ignored. */
    void handBackNow(Throwable reason) {
        settle(Outcome.HANDED_BACK);
        handlers.forEach(handler -> handler.stop(reason));
    }

    boolean runsHandlerHere() {
        return handlers.stream().anyMatch(HandlerDelivery::runsHere);
    }

    void settle(Outcome outcome) {
        if (!stay.end()) {
            return;
        }
        pipeline.settling(this, outcome);
        tellTried();
        try {
            if (outcome == Outcome.HANDED_BACK) {
                settlement.handBack();
            } else {
                settlement.ack();
            }
        } catch (Throwable failure) {
            pipeline.journal().settlementFailed(this, failure);
        }
        pipeline.settled(this, outcome, stay);
    }

    private void tellTried() {
        synchronized (this) {
            if (tried) {
                return;
            }
            tried = true;
        }
        try {
            settlement.tried();
        } catch (Throwable failure) {
            pipeline.journal().notToldTried(this, failure);
        }
    }
}
