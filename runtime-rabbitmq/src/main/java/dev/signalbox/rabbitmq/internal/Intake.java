package dev.signalbox.rabbitmq.internal;

import dev.signalbox.runtime.transport.MessageReceiver;
import java.util.concurrent.TimeUnit;

/**
 * The way of a group's messages into the engine: in their order, and what came often alone. What the engine
 * does not take yet is held here; the prefetch bounds it. Safe for use by many threads.
 */
final class Intake {

    /** How long a message that came often may hold back the others: it has not ended the process by then. */
    private static final long ALONE_MILLIS = 5_000;

    private final MessageReceiver engine;
    private final Link link;
    private final Inbox<Delivery> inbox;
    private final SuspectGate<Delivery> gate;

    /**
     * A way that begins closed: it opens when the engine resumes.
     *
     * @param deliveryLimit how often a message may come
     */
    Intake(MessageReceiver engine, Link link, int deliveryLimit) {
        this.engine = engine;
        this.link = link;
        this.inbox = new Inbox<>(this::offer, link::execute);
        this.gate = new SuspectGate<>(deliveryLimit);
    }

    /** Whether a message may be what ends the process. */
    boolean isSuspect(long deliveriesBefore) {
        return gate.isSuspect(deliveriesBefore);
    }

    /** Whether a message is what ends the process, if it is the first of its queue. */
    boolean isGuilty(long deliveriesBefore) {
        return gate.isGuilty(deliveriesBefore);
    }

    /** A message came. */
    void add(Delivery arrival) {
        inbox.add(arrival);
    }

    /** The engine hands a message back; it is offered again before those behind it. */
    void again(Delivery delivery) {
        inbox.putBack(delivery);
    }

    /** A message has ended, and others need not wait for it. */
    void passed(Delivery delivery) {
        if (gate.leave(delivery)) {
            inbox.resume();
        }
    }

    /** The engine has room. */
    void resume() {
        inbox.resume();
    }

    /** The channel is gone, with its messages. */
    void clear() {
        inbox.clear();
        gate.clear();
    }

    /** Offers nothing any more. */
    void close() {
        inbox.close();
    }

    private boolean offer(Delivery delivery) {
        boolean alone = delivery.alone();
        if (!gate.enter(delivery, alone)) {
            return false;
        }
        if (!engine.offer(delivery.message(), delivery)) {
            gate.leave(delivery);
            return false;
        }
        if (alone) {
            link.later(() -> passed(delivery), ALONE_MILLIS, TimeUnit.MILLISECONDS);
        }
        return true;
    }
}
