package dev.signalbox.it.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** What the broker has, as RabbitMQ's own client sees it, and what a stranger does there. */
final class BrokerView {

    private BrokerView() {}

    /** Something that is done on a channel. */
    @FunctionalInterface
    interface Question<T> {

        T ask(Channel channel) throws IOException;
    }

    /** Asks on a channel of its own. */
    static <T> T ask(Question<T> question) {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setPort(OneNode.broker().port());
        try (Connection connection = factory.newConnection();
                Channel channel = connection.createChannel()) {
            return question.ask(channel);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (TimeoutException failure) {
            throw new AssertionError("The broker does not answer", failure);
        }
    }

    /** How many messages of a queue wait for a consumer; -1 if there is no such queue, or nobody to ask. */
    static int ready(String queue) {
        try {
            return ask(channel -> channel.queueDeclarePassive(queue).getMessageCount());
        } catch (UncheckedIOException none) {
            return -1;
        }
    }

    /** Takes all messages of a queue. */
    static List<GetResponse> take(String queue) {
        return ask(channel -> {
            List<GetResponse> all = new ArrayList<>();
            for (GetResponse each = channel.basicGet(queue, true); each != null; each = channel.basicGet(queue, true)) {
                all.add(each);
            }
            return all;
        });
    }

    /** Publishes as a stranger does, and waits until the broker has it. */
    static void publish(String exchange, String routingKey, BasicProperties properties, byte[] body) {
        ask(channel -> {
            channel.confirmSelect();
            channel.basicPublish(exchange, routingKey, properties, body);
            try {
                channel.waitForConfirmsOrDie(60_000);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            } catch (TimeoutException late) {
                throw new IOException(late);
            }
            return true;
        });
    }

    /** The number of the job in a message. */
    static int job(GetResponse message) {
        return Integer.parseInt(message.getProps().getMessageId());
    }
}
