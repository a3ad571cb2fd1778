package dev.signalbox.testing.transport;

import dev.signalbox.EmitException;
import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.transport.ConnectionSettings;
import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.OutboundMessage;
import dev.signalbox.runtime.transport.Publisher;
import dev.signalbox.runtime.transport.StoredLetter;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.runtime.transport.TransportConnection;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A broker inside the process that can be away. */
public final class StoppableTransport implements Transport {

    private final Transport broker;
    private final Deliveries deliveries = new Deliveries();
    private final Set<InterceptedSubscription> waiting = new HashSet<>();
    private volatile boolean away;

    public StoppableTransport(Transport broker) {
        this.broker = broker;
    }

    /** Loses all connections, and takes nothing more. */
    public synchronized void stop() {
        away = true;
        waiting.addAll(deliveries.loseAll().keySet());
    }

    /** Takes back those whose connections were lost. */
    public synchronized void start() {
        away = false;
        waiting.forEach(InterceptedSubscription::rejoin);
        waiting.clear();
    }

    @Override
    public String name() {
        return "stoppable(" + broker.name() + ")";
    }

    @Override
    public TransportConnection open(ConnectionSettings settings) {
        return new InterceptedConnection(() -> broker.open(settings), new Outage(), deliveries);
    }

    private final class Outage implements Interception {

        @Override
        public CompletableFuture<Void> publish(OutboundMessage message, Publisher publisher) {
            return away ? CompletableFuture.failedFuture(new EmitException("away")) : publisher.publish(message);
        }

        @Override
        public CompletableFuture<Void> store(StoredLetter letter, DeadLetterStore store) {
            return away ? CompletableFuture.failedFuture(new SignalboxException("away")) : store.store(letter);
        }

        @Override
        public CompletableFuture<TransportSubscription> join(
                Supplier<CompletableFuture<TransportSubscription>> joining) {
            return away ? new CompletableFuture<>() : joining.get();
        }
    }
}
