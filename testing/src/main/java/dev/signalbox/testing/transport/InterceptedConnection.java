package dev.signalbox.testing.transport;

import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.Publisher;
import dev.signalbox.runtime.transport.SubscriptionSpec;
import dev.signalbox.runtime.transport.TransportConnection;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A connection all of whose calls pass an {@link Interception}. */
final class InterceptedConnection implements TransportConnection {

    private final TransportConnection broker;
    private final Publisher publisher;
    private final Interception interception;
    private final Deliveries deliveries;
    private final List<InterceptedSubscription> subscriptions = new CopyOnWriteArrayList<>();

    InterceptedConnection(TransportConnection broker, Interception interception, Deliveries deliveries) {
        this.broker = broker;
        this.publisher = broker.publisher();
        this.interception = interception;
        this.deliveries = deliveries;
    }

    @Override
    public Publisher publisher() {
        return message -> interception.publish(message, publisher);
    }

    @Override
    public CompletableFuture<TransportSubscription> subscribe(SubscriptionSpec spec, MessageReceiver receiver) {
        InterceptedSubscription subscription = new InterceptedSubscription(receiver, interception);
        CompletableFuture<TransportSubscription> result = new CompletableFuture<>();
        CompletionStage<TransportSubscription> joining = interception.join(() -> broker.subscribe(spec, subscription));
        joining.whenComplete((joined, refusal) -> {
            if (refusal != null) {
                result.completeExceptionally(refusal);
                return;
            }
            subscription.joined(joined);
            subscriptions.add(subscription);
            deliveries.begun(subscription);
            result.complete(subscription);
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
        broker.close(timeout);
    }
}
