package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.TopicPattern;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the client calls for each message of a queue. */
final class QueueConsumer extends DefaultConsumer {

    private final ConsumerChannel of;
    private final TopicPattern pattern;
    private final Intake intake;
    private final Runnable cancelled;

    /** Before the first message of the queue; used by the client's thread for the channel. */
    private boolean first = true;

    /**
     * A consumer that has not begun.
     *
     * @param pattern what its queue is bound with
     * @param cancelled is run when the broker has ended it
     */
    QueueConsumer(Channel channel, ConsumerChannel of, TopicPattern pattern, Intake intake, Runnable cancelled) {
        super(channel);
        this.of = of;
        this.pattern = pattern;
        this.intake = intake;
        this.cancelled = cancelled;
    }

    @Override
    public void handleDelivery(String consumer, Envelope envelope, BasicProperties properties, byte[] body)
            throws IOException {
        try {
            take(envelope, properties, body);
        } catch (OutOfMemoryError exhausted) {
            of.doubt();
            throw exhausted;
        }
    }

    private void take(Envelope envelope, BasicProperties properties, byte[] body) throws IOException {
        InboundMessage message = Replays.message(envelope, of.queue(), pattern, properties, body);
        Delivery delivery =
                new Delivery(of, intake, envelope.getDeliveryTag(), message, suspicion(envelope, properties, body));
        first = false;
        of.begin(delivery);
        if (of.isGivenUp()) {
            of.giveBack(List.of(delivery));
        } else if (intake.takes(envelope, of.queue(), pattern, message, properties)) {
            intake.add(delivery);
        } else {
            delivery.ack();
        }
    }

    @Override
    public void handleCancel(String consumer) {
        cancelled.run();
    }

    private Delivery.@Nullable Suspicion suspicion(Envelope envelope, BasicProperties properties, byte[] body) {
        long deliveries = Replays.deliveries(envelope, properties);
        return intake.isSuspect(deliveries)
                ? new Delivery.Suspicion(
                        deliveries,
                        first,
                        TrialRecords.fingerprint(envelope.getRoutingKey(), properties.getMessageId(), body))
                : null;
    }
}
