package dev.signalbox.runtime.receive;

import dev.signalbox.runtime.concurrent.Turn;
import dev.signalbox.runtime.observe.EventObserver.Outcome;
import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.Settlement;
import dev.signalbox.runtime.wire.DecodedMessage;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One message in one group, from its arrival to its settlement. Its parts are one for each handler, and
 * one for a letter that no handler is named in; when all parts have ended it is settled, once.
 */
final class MessageDelivery {

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

    private final AtomicInteger openParts = new AtomicInteger();
    private final AtomicBoolean settled = new AtomicBoolean();
    private volatile List<HandlerDelivery<?>> handlers = List.of();
    private volatile FirstAttempts firstAttempts = FirstAttempts.NONE;
    private volatile boolean deadLettered;
    private volatile boolean returned;
    private volatile @Nullable Turn turn;

    MessageDelivery(
            DeliveryPipeline pipeline,
            InboundMessage message,
            Settlement settlement,
            DeadLetterStore letters,
            DecodedMessage decoded) {
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
        return !settled.get() && settlement.current();
    }

    /** The message's turn in its lane has begun, and ends with its parts: the handlers, and so many others. */
    void begin(Turn turn, List<HandlerDelivery<?>> handlers, int others) {
        this.turn = turn;
        this.handlers = handlers;
        this.firstAttempts = FirstAttempts.of(handlers.size());
        openParts.set(handlers.size() + others);
    }

    /** Which handlers have not been tried yet. */
    FirstAttempts firstAttempts() {
        return firstAttempts;
    }

    void partEnded(PartEnd end) {
        if (end == PartEnd.DEAD_LETTERED) {
            deadLettered = true;
        } else if (end == PartEnd.RETURNED) {
            returned = true;
        }
        if (openParts.decrementAndGet() == 0) {
            end(returned ? Outcome.HANDED_BACK : deadLettered ? Outcome.DEAD_LETTERED : Outcome.HANDLED);
        }
    }

    /** Settles the message and lets the next of its key begin. */
    void end(Outcome outcome) {
        settle(outcome);
        Turn ending = turn;
        if (ending != null) {
            ending.done();
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
        if (!settled.compareAndSet(false, true)) {
            return;
        }
        pipeline.settling(this, outcome);
        try {
            if (outcome == Outcome.HANDED_BACK) {
                settlement.handBack();
            } else {
                settlement.ack();
            }
        } catch (Throwable failure) {
            pipeline.journal().settlementFailed(this, failure);
        }
        pipeline.settled(this, outcome);
    }
}
