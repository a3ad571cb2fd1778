package dev.signalbox.runtime.shop;

import dev.signalbox.runtime.transport.ConnectionSettings;
import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.Publisher;
import dev.signalbox.runtime.transport.StoredLetter;
import dev.signalbox.runtime.transport.SubscriptionSpec;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.runtime.transport.TransportConnection;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A way to another transport that does in one place what no transport may. */
public final class FaultyLine implements Transport {

    private final Transport transport;
    private String where = "";
    private Supplier<@Nullable Object> what = () -> null;

    /** What may go wrong and can be tried again. */
    public enum Fault {
        NULL,
        EXCEPTION,
        ERROR
    }

    public FaultyLine(Transport transport) {
        this.transport = transport;
    }

    /** From now on the method of this name fails. */
    public void fail(String method, Fault fault) {
        where = method;
        what = () -> switch (fault) {
            case NULL -> null;
            case EXCEPTION -> throw new IllegalStateException("odd");
            case ERROR -> throw new AssertionError("odd");
        };
    }

    /** From now on the method of this name throws. */
    public void breakDown(String method, Error error) {
        where = method;
        what = () -> {
            throw error;
        };
    }

    public void heal() {
        where = "";
    }

    @Override
    public String name() {
        return "faulty line";
    }

    @Override
    public TransportConnection open(ConnectionSettings settings) {
        return or("open", () -> new Connection(transport.open(settings)));
    }

    /** Null goes where a type says that it cannot: this is what is tested. */
    @SuppressWarnings({"unchecked", "NullAway"})
    private <T> T or(String method, Supplier<T> well) {
        return where.equals(method) ? (T) what.get() : well.get();
    }

    private final class Connection implements TransportConnection, DeadLetterStore {

        private final TransportConnection connection;

        Connection(TransportConnection connection) {
            this.connection = connection;
        }

        @Override
        public Publisher publisher() {
            return message -> or("publish", () -> connection.publisher().publish(message));
        }

        @Override
        public CompletableFuture<TransportSubscription> subscribe(SubscriptionSpec spec, MessageReceiver receiver) {
            return or("subscribe", () -> connection.subscribe(spec, receiver).thenApply(Subscription::new));
        }

        @Override
        public DeadLetterStore deadLetters() {
            return this;
        }

        @Override
        public CompletableFuture<Void> store(StoredLetter letter) {
            return or("store", () -> connection.deadLetters().store(letter));
        }

        @Override
        public CompletableFuture<List<Place>> places(TopicPattern topics, Set<String> groups) {
            return or("places", () -> connection.deadLetters().places(topics, groups));
        }

        @Override
        public CompletableFuture<Page> list(Place place, @Nullable String after, int max) {
            return or("list", () -> connection.deadLetters().list(place, after, max));
        }

        @Override
        public CompletableFuture<Optional<StoredLetter>> find(Place place, String id) {
            return or("find", () -> connection.deadLetters().find(place, id));
        }

        @Override
        public CompletableFuture<Boolean> replay(Place place, String id, InboundMessage.Replay replay) {
            return or("replay", () -> connection.deadLetters().replay(place, id, replay));
        }

        @Override
        public CompletableFuture<Boolean> discard(Place place, String id) {
            return or("discard", () -> connection.deadLetters().discard(place, id));
        }

        @Override
        public void close(Duration timeout) {
            connection.close(timeout);
        }
    }

    private final class Subscription implements TransportSubscription {

        private final TransportSubscription subscription;

        Subscription(TransportSubscription subscription) {
            this.subscription = subscription;
        }

        @Override
        public void resume() {
            or("resume", () -> {
                subscription.resume();
                return "";
            });
        }

        @Override
        public CompletableFuture<Void> change(SubscriptionSpec spec) {
            return or("change", () -> subscription.change(spec));
        }

        @Override
        public void stop() {
            subscription.stop();
        }
    }
}
