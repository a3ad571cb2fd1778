package dev.signalbox.testing.transport;

import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.SubscriptionSpec;
import dev.signalbox.runtime.transport.TransportConnection;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A subscription that can lose its membership, and joins anew. Its fields are guarded by its monitor. */
final class InterceptedSubscription implements TransportSubscription {

    private final Supplier<TransportConnection> connections;
    private final MessageReceiver box;
    private final Interception interception;

    private SubscriptionSpec spec;
    private Membership membership;
    private CompletableFuture<TransportSubscription> joined = new CompletableFuture<>();
    private boolean resumed;
    private boolean stopped;
    private boolean closed;

    /**
     * A subscription that has not joined yet.
     *
     * @param connections opens a connection for each membership
     */
    InterceptedSubscription(
            Supplier<TransportConnection> connections,
            SubscriptionSpec spec,
            MessageReceiver box,
            Interception interception) {
        this.connections = connections;
        this.spec = spec;
        this.box = box;
        this.interception = interception;
        this.membership = membership();
    }

    /** Joins for the first time. */
    CompletableFuture<TransportSubscription> join() {
        Membership first;
        synchronized (this) {
            first = membership;
        }
        return interception.join(() -> join(first));
    }

    /** Loses the membership, and joins anew. */
    void takeAway() {
        Membership before = lose();
        if (before != null) {
            before.leave();
            rejoin();
        }
    }

    /** Loses the membership, and tells the box; null where somebody else does that, or it has been closed. */
    @Nullable
    Membership lose() {
        Membership before;
        synchronized (this) {
            before = membership;
            if (closed || !before.lose()) {
                return null;
            }
        }
        box.revoked();
        return before;
    }

    /** Joins over a new connection. */
    void rejoin() {
        Membership next;
        synchronized (this) {
            if (closed) {
                return;
            }
            next = membership();
            membership = next;
        }
        CompletionStage<TransportSubscription> joining = join(next);
        joining.whenComplete((subscription, refusal) -> {
            if (refusal != null) {
                next.failed(refusal);
            } else {
                goOn(subscription);
            }
        });
    }

    void close() {
        Membership last;
        synchronized (this) {
            closed = true;
            last = membership;
        }
        if (last.lose()) {
            last.leave();
        }
    }

    @Override
    public void resume() {
        CompletionStage<TransportSubscription> current;
        synchronized (this) {
            resumed = true;
            current = joined;
        }
        current.thenAccept(TransportSubscription::resume);
    }

    @Override
    public CompletableFuture<Void> change(SubscriptionSpec spec) {
        CompletableFuture<TransportSubscription> current;
        synchronized (this) {
            this.spec = spec;
            current = joined;
        }
        return current.thenCompose(subscription -> subscription.change(spec));
    }

    @Override
    public void stop() {
        CompletionStage<TransportSubscription> current;
        synchronized (this) {
            stopped = true;
            current = joined;
        }
        current.thenAccept(TransportSubscription::stop);
    }

    private Membership membership() {
        return new Membership(connections.get(), box, this::acking);
    }

    private void acking() {
        if (!interception.hearsAck()) {
            takeAway();
        }
    }

    private CompletableFuture<TransportSubscription> join(Membership next) {
        SubscriptionSpec wanted;
        synchronized (this) {
            wanted = spec;
        }
        CompletableFuture<TransportSubscription> joining = next.join(wanted);
        synchronized (this) {
            joined = joining;
        }
        return joining;
    }

    /** Does what the box has wanted since. */
    private void goOn(TransportSubscription subscription) {
        boolean reads;
        synchronized (this) {
            reads = resumed && !stopped;
        }
        if (reads) {
            subscription.resume();
        }
    }
}
