package dev.signalbox.rabbitmq.internal;

import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.Settlement;
import org.jspecify.annotations.Nullable;

/** One message of one channel. */
final class Delivery extends ChannelGeneration.Entry implements Settlement, Comparable<Delivery> {

    private final ConsumerChannel channel;
    private final Intake intake;
    private final InboundMessage message;
    private final @Nullable Suspicion suspicion;

    /**
     * Why a message may be what ends its consumers.
     *
     * @param deliveries how often it came before
     * @param first whether nothing came before it over its channel
     * @param fingerprint what tells it from other messages
     */
    record Suspicion(long deliveries, boolean first, String fingerprint) {}

    /** Of a message that came often it is known from now on that it ends its consumers. */
    private volatile @Nullable InboundMessage poisoned;

    /**
     * A message that just came.
     *
     * @param suspicion set if it came so often that it may be what ends the process
     */
    Delivery(ConsumerChannel channel, Intake intake, long tag, InboundMessage message, @Nullable Suspicion suspicion) {
        super(tag);
        this.channel = channel;
        this.intake = intake;
        this.message = message;
        this.suspicion = suspicion;
    }

    /** What the engine gets. */
    InboundMessage message() {
        InboundMessage poison = poisoned;
        return poison == null ? message : poison;
    }

    @Nullable
    Suspicion suspicion() {
        return suspicion;
    }

    /** Whether nothing else is to be handled beside it. */
    boolean isSuspect() {
        return suspicion != null;
    }

    boolean isPoison() {
        return poisoned != null;
    }

    /** It has ended its consumers often enough. */
    void condemn() {
        if (suspicion != null) {
            poisoned = message.poisoned(Replays.poison(suspicion.deliveries()));
        }
    }

    boolean isOf(ConsumerChannel other) {
        return channel == other;
    }

    String queue() {
        return channel.queue();
    }

    SuspectGate<Delivery> gate() {
        return intake.gate();
    }

    @Override
    public void tried() {
        if (suspicion != null) {
            intake.tried(this);
        }
    }

    @Override
    public void ack() {
        if (suspicion != null) { // or else it might come again, before the one that ends the process
            channel.doneNow(this, this::tried);
        } else {
            channel.done(this);
        }
    }

    @Override
    public void handBack() {
        if (current()) {
            intake.again(this);
        }
        intake.leave(this);
    }

    @Override
    public boolean current() {
        return channel.current();
    }

    @Override
    public int compareTo(Delivery other) {
        return Long.compare(tag(), other.tag());
    }
}
