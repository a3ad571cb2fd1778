package dev.signalbox.testing.transport;

import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.OutboundMessage;
import dev.signalbox.runtime.transport.Publisher;
import dev.signalbox.runtime.transport.SubscriptionSpec;
import dev.signalbox.runtime.transport.TransportConnection;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A connection all of whose calls pass an {@link Interception}. */
final class InterceptedConnection implements TransportConnection {

    private final Supplier<TransportConnection> connections;
    private final TransportConnection broker;
    private final Publisher publisher;
    private final Interception interception;
    private final Deliveries deliveries;
    private final List<InterceptedSubscription> subscriptions = new CopyOnWriteArrayList<>();

    /**
     * Opens a connection for messages and dead letters; each subscription opens others.
     *
     * @param connections opens connections to the broker
     */
    InterceptedConnection(Supplier<TransportConnection> connections, Interception interception, Deliveries deliveries) {
        this.connections = connections;
        this.broker = connections.get();
        this.publisher = broker.publisher();
        this.interception = interception;
        this.deliveries = deliveries;
    }

    @Override
    public Publisher publisher() {
        return new Publisher() {
            @Override
            public CompletableFuture<Void> publish(OutboundMessage message) {
                return interception.publish(message, publisher);
            }

            @Override
            public @Nullable String trouble() {
                return publisher.trouble();
            }
        };
    }

    @Override
    public CompletableFuture<TransportSubscription> subscribe(SubscriptionSpec spec, MessageReceiver receiver) {
        InterceptedSubscription subscription = new InterceptedSubscription(connections, spec, receiver, interception);
        subscriptions.add(subscription);
        CompletableFuture<TransportSubscription> result = new CompletableFuture<>();
        CompletionStage<TransportSubscription> joining = subscription.join();
        joining.whenComplete((joined, refusal) -> {
            if (refusal == null) {
                deliveries.begun(subscription);
                result.complete(subscription);
            } else {
                result.completeExceptionally(refusal);
            }
        });
        return result;
    }

    @Override
    public DeadLetterStore deadLetters() {
        return new InterceptedStore(broker.deadLetters(), interception);
    }

    @Override
    public void close(Duration timeout) {
        interception.closing(publisher);
        subscriptions.forEach(deliveries::ended);
        subscriptions.forEach(InterceptedSubscription::close);
        broker.close(timeout);
    }
}
