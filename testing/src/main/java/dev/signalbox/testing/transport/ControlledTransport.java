package dev.signalbox.testing.transport;

import dev.signalbox.runtime.transport.ConnectionSettings;
import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.OutboundMessage;
import dev.signalbox.runtime.transport.Publisher;
import dev.signalbox.runtime.transport.StoredLetter;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.runtime.transport.TransportConnection;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * A transport around another that fails, waits, repeats itself and takes deliveries away when a test says
 * so; what it was not told to do goes to the other as it is. Keeps what was published, so it is for tests
 * alone. Safe for use by many threads, and by several boxes at once.
 */
public final class ControlledTransport implements Transport {

    private final Transport broker;
    private final Publishes publishes = new Publishes();
    private final Deliveries deliveries = new Deliveries();
    private final Queue<Throwable> letterFailures = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> joinFailures = new ConcurrentLinkedQueue<>();

    /** Around a transport, whose connections it opens. */
    public ControlledTransport(Transport broker) {
        this.broker = Objects.requireNonNull(broker, "broker");
    }

    /** The next message fails to be published, with this; it reaches no broker. */
    public void failNext(Throwable failure) {
        failNext(1, failure);
    }

    /**
     * So many further messages fail to be published, with this; they reach no broker.
     *
     * @throws IllegalArgumentException if it is less than one
     */
    public void failNext(int times, Throwable failure) {
        if (times < 1) {
            throw new IllegalArgumentException("At least one message has to fail, but it is to be " + times);
        }
        publishes.failNext(times, Objects.requireNonNull(failure, "failure"));
    }

    /** From now on messages wait, in their order, for {@link #completeNext()} and {@link #errorNext}. */
    public void hold() {
        publishes.hold();
    }

    /**
     * Passes the oldest message that is held on to the broker; it is confirmed when the broker confirms it.
     *
     * @throws IllegalStateException if none is held
     */
    public void completeNext() {
        publishes.completeNext();
    }

    /**
     * Fails the oldest message that is held; it reaches no broker.
     *
     * @throws IllegalStateException if none is held
     */
    public void errorNext(Throwable failure) {
        publishes.errorNext(Objects.requireNonNull(failure, "failure"));
    }

    /** Passes all messages that are held on to the broker, in their order, and holds no more. */
    public void release() {
        publishes.release();
    }

    /** The messages that are held, oldest first. */
    public List<OutboundMessage> held() {
        return publishes.held();
    }

    /** The messages that the broker has confirmed, in that order; without duplicates and replays. */
    public List<OutboundMessage> published() {
        return publishes.published();
    }

    /**
     * The message that was confirmed last arrives once more, as a broker may do that promises to deliver at
     * least once.
     *
     * @return completes when the broker has confirmed it
     * @throws IllegalStateException if none has been confirmed yet
     */
    public CompletableFuture<Void> duplicate() {
        return publishes.duplicate();
    }

    /**
     * Takes all deliveries away that are not settled, as a lost connection does: settlements of them are
     * ignored from now on, the boxes are told, and join their groups anew over other connections, so that
     * the broker delivers the messages again, in their order.
     *
     * @return how many were taken away
     */
    public int handBack() {
        return deliveries.takeAllAway();
    }

    /** The next dead letter is not stored, and its box is told so. */
    public void failNextLetter(Throwable failure) {
        letterFailures.add(Objects.requireNonNull(failure, "failure"));
    }

    /** The next group that a box joins, on start or at run time, is refused. */
    public void failNextSubscribe(Throwable failure) {
        joinFailures.add(Objects.requireNonNull(failure, "failure"));
    }

    @Override
    public String name() {
        return "controlled(" + broker.name() + ")";
    }

    @Override
    public String attributePrefix() {
        return broker.attributePrefix();
    }

    @Override
    public void checkTopic(String topic) {
        broker.checkTopic(topic);
    }

    @Override
    public void checkSubscription(TopicPattern pattern, String group) {
        broker.checkSubscription(pattern, group);
    }

    @Override
    public void checkHeader(String name) {
        broker.checkHeader(name);
    }

    @Override
    public TransportConnection open(ConnectionSettings settings) {
        return new InterceptedConnection(() -> broker.open(settings), new Script(), deliveries);
    }

    /** What the test has said. */
    private final class Script implements Interception {

        @Override
        public CompletableFuture<Void> publish(OutboundMessage message, Publisher publisher) {
            return publishes.publish(message, publisher);
        }

        @Override
        public CompletableFuture<Void> store(StoredLetter letter, DeadLetterStore store) {
            Throwable failure = letterFailures.poll();
            return failure == null ? store.store(letter) : CompletableFuture.failedFuture(failure);
        }

        @Override
        public CompletableFuture<TransportSubscription> join(
                Supplier<CompletableFuture<TransportSubscription>> joining) {
            Throwable failure = joinFailures.poll();
            return failure == null ? joining.get() : CompletableFuture.failedFuture(failure);
        }

        @Override
        public void closing(Publisher publisher) {
            publishes.closing(publisher);
        }
    }
}
