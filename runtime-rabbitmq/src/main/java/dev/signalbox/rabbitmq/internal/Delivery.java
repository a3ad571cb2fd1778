package dev.signalbox.rabbitmq.internal;

import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.Settlement;

/** One message of one channel. */
final class Delivery extends ChannelGeneration.Entry implements Settlement, Comparable<Delivery> {

    private final ConsumerChannel channel;
    private final Intake intake;
    private final InboundMessage message;
    private final boolean suspect;

    /**
     * A message that just came.
     *
     * @param suspect whether it came so often that it may be what ends the process
     */
    Delivery(ConsumerChannel channel, Intake intake, long tag, InboundMessage message, boolean suspect) {
        super(tag);
        this.channel = channel;
        this.intake = intake;
        this.message = message;
        this.suspect = suspect;
    }

    InboundMessage message() {
        return message;
    }

    /** Whether nothing else is to be handled beside it. Poison is not handled. */
    boolean alone() {
        return suspect && message.poison() == null;
    }

    @Override
    public void ack() {
        if (suspect) { // or else it might come again, before the one that ends the process
            channel.doneNow(this, () -> intake.passed(this));
        } else {
            channel.done(this);
        }
    }

    @Override
    public void handBack() {
        if (current()) {
            intake.again(this);
        }
        intake.passed(this);
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
