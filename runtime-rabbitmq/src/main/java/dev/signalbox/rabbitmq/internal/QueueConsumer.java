package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.TopicPattern;

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
    public void handleDelivery(String consumer, Envelope envelope, BasicProperties properties, byte[] body) {
        InboundMessage message = Replays.message(envelope.getRoutingKey(), pattern, properties, body);
        long deliveries = Replays.deliveries(envelope, properties);
        if (first && intake.isGuilty(deliveries)) {
            message = message.poisoned(Replays.poison(deliveries));
        }
        first = false;
        Delivery delivery = new Delivery(of, intake, envelope.getDeliveryTag(), message, intake.isSuspect(deliveries));
        of.begin(delivery);
        if (pattern.matches(message.topic())) {
            intake.add(delivery);
        } else {
            delivery.ack();
        }
    }

    @Override
    public void handleCancel(String consumer) {
        cancelled.run();
    }
}
