package dev.signalbox.testing.transport;

import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.Settlement;
import dev.signalbox.runtime.transport.SubscriptionSpec;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A membership in a group whose deliveries may be taken away. */
final class InterceptedSubscription implements TransportSubscription, MessageReceiver {

    private final MessageReceiver box;
    private final Interception interception;

    /** What the box has not settled, oldest first. */
    private final Set<InterceptedSettlement> unsettled = Collections.synchronizedSet(new LinkedHashSet<>());

    /** How many are taking deliveries away; nothing is offered to the box meanwhile. */
    private final AtomicInteger takingAway = new AtomicInteger();

    private volatile @Nullable TransportSubscription broker;
    private volatile boolean resumed;

    InterceptedSubscription(MessageReceiver box, Interception interception) {
        this.box = box;
        this.interception = interception;
    }

    void joined(TransportSubscription broker) {
        this.broker = broker;
    }

    boolean hearsAck() {
        return interception.hearsAck();
    }

    void ended(InterceptedSettlement settlement) {
        unsettled.remove(settlement);
    }

    /** Takes all unsettled deliveries away. */
    void takeAway() {
        List<InterceptedSettlement> taken = fence();
        giveBack(taken);
        readmit();
    }

    /**
     * Begins to take deliveries away: from here on no settlement counts, and nothing is offered.
     *
     * @return what was taken, oldest first
     */
    List<InterceptedSettlement> fence() {
        takingAway.incrementAndGet();
        List<InterceptedSettlement> taken = new ArrayList<>();
        for (InterceptedSettlement settlement : unsettled.toArray(InterceptedSettlement[]::new)) {
            if (settlement.take()) {
                taken.add(settlement);
            }
        }
        box.revoked();
        return taken;
    }

    /** The newest goes first, so that a broker which puts each at the head has them in their order again. */
    void giveBack(List<InterceptedSettlement> taken) {
        for (int i = taken.size() - 1; i >= 0; i--) {
            taken.get(i).giveBack();
        }
    }

    /** Lets the broker offer messages again. */
    void readmit() {
        takingAway.decrementAndGet();
        TransportSubscription joined = broker;
        if (resumed && joined != null) {
            joined.resume();
        }
    }

    @Override
    public boolean offer(InboundMessage message, Settlement settlement) {
        if (takingAway.get() > 0) {
            return false;
        }
        InterceptedSettlement intercepted = new InterceptedSettlement(this, settlement);
        unsettled.add(intercepted);
        boolean accepted = false;
        try {
            accepted = box.offer(message, intercepted);
        } finally {
            intercepted.offered(accepted);
        }
        return accepted;
    }

    @Override
    public void revoked() {
        box.revoked();
    }

    @Override
    public void failed(Throwable cause) {
        box.failed(cause);
    }

    @Override
    public void resume() {
        resumed = true;
        joined().resume();
    }

    @Override
    public CompletableFuture<Void> change(SubscriptionSpec spec) {
        return joined().change(spec);
    }

    @Override
    public void stop() {
        resumed = false;
        joined().stop();
    }

    private TransportSubscription joined() {
        TransportSubscription joined = broker;
        if (joined == null) {
            throw new IllegalStateException("The broker has not let the group read yet");
        }
        return joined;
    }
}
