package dev.signalbox.benchmarks.rabbitmq;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.signalbox.benchmarks.broker.Arrivals;
import dev.signalbox.benchmarks.broker.Rival;

/** RabbitMQ's own client: an ack for each message, or for several at once. */
final class RawConsumer implements Rival {

    private final ParcelQueues queues;
    private final String queue;
    private final int messagesPerAck;

    RawConsumer(ParcelQueues queues, int messagesPerAck) throws Exception {
        this.queues = queues;
        this.queue = queues.declare("raw-" + messagesPerAck);
        this.messagesPerAck = messagesPerAck;
    }

    @Override
    public String name() {
        return messagesPerAck == 1 ? "amqp-client, an ack each" : "amqp-client, an ack for " + messagesPerAck;
    }

    @Override
    public boolean raw() {
        return messagesPerAck == 1;
    }

    @Override
    public long measure(int messages) throws Exception {
        Arrivals arrivals = new Arrivals(messages);
        try (Connection connection = queues.connect()) {
            Channel channel = connection.createChannel();
            channel.basicQos(ParcelQueues.PREFETCH);
            channel.basicConsume(
                    queue,
                    false,
                    (tag, delivery) -> {
                        long number = delivery.getEnvelope().getDeliveryTag();
                        if (number % messagesPerAck == 0 || number == messages) {
                            channel.basicAck(number, messagesPerAck > 1);
                        }
                        arrivals.arrived();
                    },
                    tag -> {});
            long took = arrivals.await();
            channel.close();
            return took;
        }
    }
}
