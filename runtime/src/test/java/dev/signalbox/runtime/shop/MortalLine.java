package dev.signalbox.runtime.shop;

import dev.signalbox.runtime.transport.ConnectionSettings;
import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.Publisher;
import dev.signalbox.runtime.transport.Settlement;
import dev.signalbox.runtime.transport.StoredLetter;
import dev.signalbox.runtime.transport.SubscriptionSpec;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.runtime.transport.TransportConnection;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way of one box to a broker, of which a test says at which step its process dies: from then on nothing
 * reaches the broker, no answer comes back, and what was not settled goes back to its group. Of a call that
 * changes something both are steps, that it is sent and that its answer arrives. Used by one thread.
 */
public final class MortalLine implements Transport {

    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private final Transport transport;

    /** The broker's own hand: it does what is done there, whoever has died. */
    private final TransportConnection broker;

    private final List<TransportConnection> connections = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private int last = NO_LIMIT;
    private boolean dead;

    public MortalLine(Transport transport) {
        this.transport = transport;
        this.broker = transport.open(new ConnectionSettings("broker", Duration.ZERO, Duration.ZERO));
    }

    /** Counts the steps from now on, and dies at this one. */
    public void dieAt(int step) {
        steps.clear();
        last = step;
    }

    /** The steps since then; the last one is the death, if one was. */
    public List<String> steps() {
        return List.copyOf(steps);
    }

    @Override
    public String name() {
        return "mortal line";
    }

    @Override
    public TransportConnection open(ConnectionSettings settings) {
        Connection connection = new Connection(transport.open(settings));
        connections.add(connection.connection);
        return connection;
    }

    /** Whether the box lives on after this step. */
    private boolean survives(String step) {
        if (dead) {
            return false;
        }
        steps.add(step);
        if (steps.size() == last) {
            dead = true;
            connections.forEach(TransportConnection::close);
        }
        return !dead;
    }

    private <T> CompletableFuture<T> call(String name, Supplier<CompletableFuture<T>> call) {
        if (!survives(name + " is sent")) {
            return new CompletableFuture<>();
        }
        CompletableFuture<T> answer = call.get();
        return survives(name + " is answered") ? answer : new CompletableFuture<>();
    }

    private final class Connection implements TransportConnection, DeadLetterStore {

        private final TransportConnection connection;

        Connection(TransportConnection connection) {
            this.connection = connection;
        }

        @Override
        public Publisher publisher() {
            return message -> call("publish", () -> connection.publisher().publish(message));
        }

        @Override
        public CompletableFuture<TransportSubscription> subscribe(SubscriptionSpec spec, MessageReceiver receiver) {
            return connection.subscribe(
                    spec,
                    (message, settlement) ->
                            survives("message arrives") && receiver.offer(message, new MortalSettlement(settlement)));
        }

        @Override
        public DeadLetterStore deadLetters() {
            return this;
        }

        @Override
        public CompletableFuture<Void> store(StoredLetter letter) {
            return call("store", () -> connection.deadLetters().store(letter));
        }

        @Override
        public CompletableFuture<List<Place>> places(TopicPattern topics, Set<String> groups) {
            return connection.deadLetters().places(topics, groups);
        }

        @Override
        public CompletableFuture<Page> list(Place place, @Nullable String after, int max) {
            return connection.deadLetters().list(place, after, max);
        }

        @Override
        public CompletableFuture<Optional<StoredLetter>> find(Place place, String id) {
            return connection.deadLetters().find(place, id);
        }

        /** In two steps, as brokers do it that cannot put and take away at once. */
        @Override
        public CompletableFuture<Boolean> replay(Place place, String id, InboundMessage.Replay replay) {
            return call("replay", () -> {
                Optional<StoredLetter> kept =
                        broker.deadLetters().find(place, id).join();
                CompletableFuture<Boolean> answer = broker.deadLetters().replay(place, id, replay);
                if (!survives("replay is in the queue, its letter still there")) {
                    kept.ifPresent(still -> broker.deadLetters().store(still).join());
                }
                return answer;
            });
        }

        @Override
        public CompletableFuture<Boolean> discard(Place place, String id) {
            return call("discard", () -> connection.deadLetters().discard(place, id));
        }

        @Override
        public void close(Duration timeout) {
            connection.close(timeout);
        }
    }

    private final class MortalSettlement implements Settlement {

        private final Settlement settlement;

        MortalSettlement(Settlement settlement) {
            this.settlement = settlement;
        }

        @Override
        public void ack() {
            if (survives("ack is sent")) {
                settlement.ack();
                survives("ack has arrived");
            }
        }

        @Override
        public void handBack() {
            if (survives("hand-back is sent")) {
                settlement.handBack();
                survives("hand-back has arrived");
            }
        }

        @Override
        public boolean current() {
            return !dead && settlement.current();
        }
    }
}
