package dev.signalbox.testing.transport;

import dev.signalbox.runtime.transport.Settlement;
import java.util.concurrent.atomic.AtomicBoolean;

/** The end of a delivery, which counts only as long as its membership is not lost. */
final class InterceptedSettlement implements Settlement {

    private final Membership membership;
    private final Settlement broker;
    private final AtomicBoolean ended = new AtomicBoolean();

    InterceptedSettlement(Membership membership, Settlement broker) {
        this.membership = membership;
        this.broker = broker;
    }

    @Override
    public void ack() {
        if (current()) {
            membership.acking();
        }
        if (end()) {
            broker.ack();
        }
    }

    @Override
    public void handBack() {
        if (end()) {
            broker.handBack();
        }
    }

    @Override
    public boolean current() {
        return !ended.get() && !membership.lost() && broker.current();
    }

    @Override
    public void tried() {
        if (current()) {
            broker.tried();
        }
    }

    /** Ends it, once; false if that does not count any more. */
    boolean end() {
        if (!ended.compareAndSet(false, true)) {
            return false;
        }
        membership.ended();
        return !membership.lost();
    }
}
