package dev.signalbox.testing.transport;

import dev.signalbox.EmitException;
import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.transport.ConnectionSettings;
import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.OutboundMessage;
import dev.signalbox.runtime.transport.Publisher;
import dev.signalbox.runtime.transport.StoredLetter;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.runtime.transport.TransportConnection;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A transport around another whose broker and network fail at random, in the ways in which real ones do. The
 * same seed gives the same faults to the same calls in the same order; print it with a failing test. Safe
 * for use by many threads, and by several boxes at once.
 */
public final class FaultyTransport implements Transport {

    private final Transport broker;
    private final long seed;
    private final Chance refused;
    private final Chance unconfirmed;
    private final Chance duplicated;
    private final Chance takenAway;
    private final Chance letterRefused;
    private final Deliveries deliveries = new Deliveries();

    private FaultyTransport(Builder builder) {
        this.broker = builder.broker;
        this.seed = builder.seed;
        SplittableRandom seeds = new SplittableRandom(seed);
        this.refused = new Chance(builder.refused, seeds.nextLong());
        this.unconfirmed = new Chance(builder.unconfirmed, seeds.nextLong());
        this.duplicated = new Chance(builder.duplicated, seeds.nextLong());
        this.takenAway = new Chance(builder.takenAway, seeds.nextLong());
        this.letterRefused = new Chance(builder.letterRefused, seeds.nextLong());
    }

    /** Faults around a transport; none until their probabilities are set. */
    public static Builder around(Transport broker) {
        return new Builder(broker);
    }

    /** Collects probabilities, from 0 (the default) to 1; not safe for use by several threads. */
    public static final class Builder {

        private final Transport broker;
        private long seed = ThreadLocalRandom.current().nextLong();
        private double refused;
        private double unconfirmed;
        private double duplicated;
        private double takenAway;
        private double letterRefused;

        private Builder(Transport broker) {
            this.broker = Objects.requireNonNull(broker, "broker");
        }

        /** What the faults follow from; a random one by default. */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /** Messages that are refused: they do not arrive, and their emit fails. */
        public Builder refused(double probability) {
            this.refused = checked(probability);
            return this;
        }

        /** Messages whose confirmation is lost: they arrive, and their emit fails all the same. */
        public Builder unconfirmed(double probability) {
            this.unconfirmed = checked(probability);
            return this;
        }

        /** Messages that arrive twice, one right behind the other. */
        public Builder duplicated(double probability) {
            this.duplicated = checked(probability);
            return this;
        }

        /**
         * Acks that do not reach the broker: the delivery and all others of its subscription that are not
         * settled are taken away, as with a lost connection, and delivered again, in their order. With a
         * probability of 1 nothing is ever settled.
         */
        public Builder takenAway(double probability) {
            this.takenAway = checked(probability);
            return this;
        }

        /** Dead letters that are not stored; the engine tries again, a second later and more. */
        public Builder letterRefused(double probability) {
            this.letterRefused = checked(probability);
            return this;
        }

        /** The transport, with connections of its own. */
        public FaultyTransport build() {
            return new FaultyTransport(this);
        }

        private static double checked(double probability) {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("A probability is between 0 and 1, but this is " + probability);
            }
            return probability;
        }
    }

    /** What the faults follow from: build another with it to see the same ones. */
    public long seed() {
        return seed;
    }

    /** How many faults there have been, of all kinds. */
    public long faults() {
        return refused.happened()
                + unconfirmed.happened()
                + duplicated.happened()
                + takenAway.happened()
                + letterRefused.happened();
    }

    @Override
    public String name() {
        return "faulty(" + broker.name() + ")";
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
        return new InterceptedConnection(() -> broker.open(settings), new Faults(), deliveries);
    }

    /** The seed and how many faults there have been of each kind. */
    @Override
    public String toString() {
        return "FaultyTransport[" + broker.name() + ", seed " + seed + ": " + refused.happened() + " refused, "
                + unconfirmed.happened() + " unconfirmed, " + duplicated.happened() + " duplicated, "
                + takenAway.happened() + " acks lost, " + letterRefused.happened() + " dead letters refused]";
    }

    /** Asks chance. */
    private final class Faults implements Interception {

        @Override
        public CompletableFuture<Void> publish(OutboundMessage message, Publisher publisher) {
            if (refused.strikes()) {
                return CompletableFuture.failedFuture(new EmitException("Refused by chance, seed " + seed));
            }
            boolean twice = duplicated.strikes();
            CompletableFuture<Void> confirmation = publisher.publish(message);
            if (twice) {
                confirmation = CompletableFuture.allOf(confirmation, publisher.publish(message));
            }
            return unconfirmed.strikes() ? lost(confirmation) : confirmation;
        }

        @Override
        public CompletableFuture<Void> store(StoredLetter letter, DeadLetterStore store) {
            return letterRefused.strikes()
                    ? CompletableFuture.failedFuture(new SignalboxException("Not stored by chance, seed " + seed))
                    : store.store(letter);
        }

        @Override
        public boolean hearsAck() {
            return !takenAway.strikes();
        }

        private CompletableFuture<Void> lost(CompletableFuture<Void> confirmation) {
            return confirmation.thenCompose(arrived -> CompletableFuture.failedFuture(
                    new EmitException("The confirmation was lost by chance, seed " + seed)));
        }
    }
}
