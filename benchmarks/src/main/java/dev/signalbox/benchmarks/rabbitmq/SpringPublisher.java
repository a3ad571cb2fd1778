package dev.signalbox.benchmarks.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.signalbox.benchmarks.broker.Confirmations;
import dev.signalbox.benchmarks.broker.Parcel;
import dev.signalbox.benchmarks.broker.ParcelScanned;
import dev.signalbox.benchmarks.broker.Rival;
import java.util.List;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitOperations;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.support.DefaultMessagePropertiesConverter;

/**
 * spring-rabbit's template with correlated confirms. It publishes on one channel, with {@code invoke}: else
 * each message that is not confirmed yet takes a channel of its own.
 */
final class SpringPublisher implements Rival {

    private final CachingConnectionFactory connections;
    private final RabbitTemplate template;
    private final List<Message> messages;

    SpringPublisher(ParcelQueues queues, List<Parcel> parcels) {
        this.connections = new CachingConnectionFactory(queues.connections());
        connections.setPublisherConfirmType(CachingConnectionFactory.ConfirmType.CORRELATED);
        connections.setPublisherReturns(true);
        this.template = new RabbitTemplate(connections);
        template.setMandatory(true);
        this.messages = ParcelMessage.of(parcels).stream()
                .map(message -> message(message.properties(), message.body()))
                .toList();
    }

    @Override
    public String name() {
        return "spring-rabbit RabbitTemplate";
    }

    @Override
    public long measure(int count) throws InterruptedException {
        Confirmations confirmations = new Confirmations(count);
        template.invoke(operations -> {
            for (int i = 0; i < count; i++) {
                send(operations, messages.get(i % messages.size()), confirmations);
            }
            return count;
        });
        return confirmations.await();
    }

    private static void send(RabbitOperations operations, Message message, Confirmations confirmations) {
        CorrelationData correlation = new CorrelationData();
        operations.send(ParcelQueues.EXCHANGE, ParcelScanned.TOPIC, message, correlation);
        confirmations.count(correlation.getFuture());
    }

    private static Message message(BasicProperties properties, byte[] body) {
        return new Message(
                body, new DefaultMessagePropertiesConverter().toMessageProperties(properties, null, "UTF-8"));
    }

    @Override
    public void close() {
        connections.destroy();
    }
}
