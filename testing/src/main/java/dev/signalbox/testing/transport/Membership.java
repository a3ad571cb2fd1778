package dev.signalbox.testing.transport;

import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.Settlement;
import dev.signalbox.runtime.transport.SubscriptionSpec;
import dev.signalbox.runtime.transport.TransportConnection;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One membership in a group, over a connection of its own, from joining until it is lost. All of its
 * deliveries are lost at the same moment: were it one after the other, an event could be handled although
 * the one before it of its key has just been taken away.
 */
final class Membership implements MessageReceiver {

    private final TransportConnection connection;
    private final MessageReceiver box;
    private final Runnable acking;
    private final AtomicBoolean lost = new AtomicBoolean();
    private final AtomicInteger unsettled = new AtomicInteger();
    private volatile int taken;

    /**
     * A membership that has not joined yet.
     *
     * @param acking called before an ack reaches the broker; may lose the membership
     */
    Membership(TransportConnection connection, MessageReceiver box, Runnable acking) {
        this.connection = connection;
        this.box = box;
        this.acking = acking;
    }

    CompletableFuture<TransportSubscription> join(SubscriptionSpec spec) {
        return connection.subscribe(spec, this);
    }

    boolean lost() {
        return lost.get();
    }

    /** Loses it, once: from here on no settlement counts, and nothing is taken. */
    boolean lose() {
        if (!lost.compareAndSet(false, true)) {
            return false;
        }
        taken = unsettled.get();
        return true;
    }

    /** How many deliveries were not settled when it was lost. */
    int taken() {
        return taken;
    }

    /** Leaves: what is not settled goes back to the group. */
    void leave() {
        connection.close();
    }

    void acking() {
        acking.run();
    }

    void ended() {
        unsettled.decrementAndGet();
    }

    @Override
    public boolean offer(InboundMessage message, Settlement settlement) {
        if (lost()) {
            return false;
        }
        unsettled.incrementAndGet();
        boolean taken = false;
        try {
            taken = box.offer(message, new InterceptedSettlement(this, settlement));
        } finally {
            if (!taken) {
                ended();
            }
        }
        return taken;
    }

    @Override
    public void revoked() {
        box.revoked();
    }

    @Override
    public void heldBack(String place, int ahead, Instant since) {
        box.heldBack(place, ahead, since);
    }

    @Override
    public void failed(Throwable cause) {
        if (!lost()) {
            box.failed(cause);
        }
    }
}
