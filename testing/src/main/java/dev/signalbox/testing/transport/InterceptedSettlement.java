package dev.signalbox.testing.transport;

import dev.signalbox.runtime.transport.Settlement;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The end of a delivery that may be taken away before.
 *
 * <pre>
 * offering ──accepted──→ open ──taken away──→ taken ──given back──→ ended
 *    │                     └──────────settled───────────────────────↑ ↑
 *    ├───────────settled, refused───────────────────────────────────┘ │
 *    └──taken away──→ taken in offer ──accepted, refused──────────────┘
 * </pre>
 *
 * <p>What is taken away while it is being offered goes back to the broker when the offer has returned, so
 * that the broker is not asked about a delivery that it has not finished.
 */
final class InterceptedSettlement implements Settlement {

    private enum State {
        OFFERING,
        OPEN,
        TAKEN_IN_OFFER,
        TAKEN,
        ENDED
    }

    private final InterceptedSubscription subscription;
    private final Settlement broker;
    private final AtomicReference<State> state = new AtomicReference<>(State.OFFERING);

    InterceptedSettlement(InterceptedSubscription subscription, Settlement broker) {
        this.subscription = subscription;
        this.broker = broker;
    }

    @Override
    public void ack() {
        if (current() && !subscription.hearsAck()) {
            subscription.takeAway();
        }
        if (settle()) {
            broker.ack();
        }
    }

    @Override
    public void handBack() {
        if (settle()) {
            broker.handBack();
        }
    }

    @Override
    public boolean current() {
        State now = state.get();
        return (now == State.OFFERING || now == State.OPEN) && broker.current();
    }

    /** The offer has returned. */
    void offered(boolean accepted) {
        if (accepted && state.compareAndSet(State.OFFERING, State.OPEN)) {
            return;
        }
        State before = state.getAndSet(State.ENDED);
        subscription.ended(this);
        if (accepted && before == State.TAKEN_IN_OFFER) {
            broker.handBack();
        }
    }

    /** Takes the delivery away: no settlement counts any more. False if it had ended. */
    boolean take() {
        return state.compareAndSet(State.OFFERING, State.TAKEN_IN_OFFER)
                || state.compareAndSet(State.OPEN, State.TAKEN);
    }

    /** Gives what was taken away back to the broker, unless the offer that is going on will. */
    void giveBack() {
        if (state.compareAndSet(State.TAKEN, State.ENDED)) {
            subscription.ended(this);
            broker.handBack();
        }
    }

    private boolean settle() {
        boolean first =
                state.compareAndSet(State.OFFERING, State.ENDED) || state.compareAndSet(State.OPEN, State.ENDED);
        if (first) {
            subscription.ended(this);
        }
        return first;
    }
}
