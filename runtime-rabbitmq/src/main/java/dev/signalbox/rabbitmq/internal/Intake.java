package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.TopicPattern;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The way of a group's messages into the engine: in their order, and what came often alone. What the engine
 * does not take yet is held here; the prefetch bounds it. Safe for use by many threads.
 */
final class Intake {

    /** How long a message that came often may hold back the others: it has not ended the process by then. */
    private static final long ALONE_MILLIS = 5_000;

    /** After an engine that has thrown. */
    private static final long AGAIN_MILLIS = 500;

    private final MessageReceiver engine;
    private final Link link;
    private final Admission admission;
    private final Trials trials;
    private final Inbox<Delivery> inbox;
    private final SuspectGate<Delivery> gate;
    private volatile boolean wanted;
    private volatile boolean closed;

    /**
     * A way that begins closed: it opens when the engine resumes.
     *
     * @param admission which messages are for the engine
     * @param deliveryLimit how often a message may come
     */
    Intake(MessageReceiver engine, Link link, Trials trials, Admission admission, int deliveryLimit) {
        this.engine = engine;
        this.admission = admission;
        this.link = link;
        this.trials = trials;
        this.inbox =
                new Inbox<>(this::offer, link::execute, task -> link.later(task, AGAIN_MILLIS, TimeUnit.MILLISECONDS));
        this.gate = new SuspectGate<>(deliveryLimit);
    }

    /** Whether a message may be what ends the process. */
    boolean isSuspect(long deliveriesBefore) {
        return gate.isSuspect(deliveriesBefore);
    }

    /** Who decides when a message is guilty. */
    SuspectGate<Delivery> gate() {
        return gate;
    }

    /** Whether a message of a queue is for the engine. */
    boolean takes(
            Envelope envelope, String queue, TopicPattern pattern, InboundMessage message, BasicProperties properties) {
        return admission.takes(envelope, queue, pattern, message, properties);
    }

    /** A message came. */
    void add(Delivery arrival) {
        inbox.add(arrival);
    }

    /** The engine hands a message back; it is offered again before those behind it. */
    void again(Delivery delivery) {
        try {
            inbox.putBack(delivery);
        } catch (OutOfMemoryError exhausted) {
            link.doubt();
            throw exhausted;
        }
    }

    /** A message has been tried, and has not ended the process: others need not wait for it. */
    void tried(Delivery delivery) {
        trials.end(delivery, () -> survived(delivery));
    }

    /** A message is not tried after all, or not here. */
    void leave(Delivery delivery) {
        if (delivery.isSuspect()) {
            trials.end(delivery, () -> passed(delivery));
        }
    }

    /** The engine takes messages; true if that is for the first time. */
    boolean resume() {
        boolean first = !wanted;
        wanted = true;
        inbox.resume();
        return first;
    }

    /** Whether messages are wanted at all. */
    boolean isWanted() {
        return wanted && !closed;
    }

    /** What came over a channel and was not taken yet, taken out. */
    List<Delivery> remove(ConsumerChannel channel) {
        List<Delivery> removed = inbox.remove(each -> each.isOf(channel));
        removed.forEach(this::leave);
        return removed;
    }

    /** Offers nothing any more. */
    void close() {
        closed = true;
        inbox.close();
    }

    private void survived(Delivery delivery) {
        if (gate.leave(delivery)) {
            gate.endedWell();
            inbox.resume();
        }
    }

    private void passed(Delivery delivery) {
        if (gate.leave(delivery)) {
            inbox.resume();
        }
    }

    private boolean offer(Delivery delivery) {
        if (delivery.isSuspect()) {
            Delivery waiting = gate.waiting();
            if (waiting != null && waiting != delivery) {
                trials.end(waiting, () -> {}); // this one was before it, and is tried after that
            }
        }
        if (!gate.enter(delivery, delivery.isSuspect())) {
            return false;
        }
        if (!delivery.isSuspect()) {
            return engine.offer(delivery.message(), delivery);
        }
        if (gate.isCautious() && !trials.isReady(delivery)) {
            trials.begin(delivery, inbox::resume);
            return false;
        }
        return offerSuspect(delivery);
    }

    private boolean offerSuspect(Delivery suspect) {
        boolean taken = false;
        gate.goOn(suspect);
        try {
            taken = engine.offer(suspect.message(), suspect);
        } finally {
            if (!taken) {
                gate.leave(suspect);
                trials.end(suspect, () -> {}); // it begins anew: its record is there only while it is tried
            } else if (suspect.isPoison()) {
                gate.leave(suspect); // nobody handles it
            } else {
                link.later(() -> survived(suspect), ALONE_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
        return taken;
    }
}
