package dev.signalbox.benchmarks.rabbitmq;

import dev.signalbox.benchmarks.broker.Arrivals;
import dev.signalbox.benchmarks.broker.Rival;
import java.util.function.Function;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.AbstractMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;

/** One of spring-rabbit's listener containers as it comes, but for the prefetch. */
final class SpringConsumer implements Rival {

    private final String name;
    private final String queue;
    private final CachingConnectionFactory connections;
    private final Function<ConnectionFactory, AbstractMessageListenerContainer> containers;

    private SpringConsumer(
            String name,
            String queue,
            ParcelQueues queues,
            Function<ConnectionFactory, AbstractMessageListenerContainer> containers)
            throws Exception {
        this.name = name;
        this.queue = queues.declare(queue);
        this.connections = new CachingConnectionFactory(queues.connections());
        this.containers = containers;
    }

    static SpringConsumer simple(ParcelQueues queues) throws Exception {
        return new SpringConsumer("spring-rabbit simple container", "spring-simple", queues, connections -> {
            SimpleMessageListenerContainer container = new SimpleMessageListenerContainer(connections);
            container.setPrefetchCount(ParcelQueues.PREFETCH);
            return container;
        });
    }

    static SpringConsumer direct(ParcelQueues queues) throws Exception {
        return new SpringConsumer("spring-rabbit direct container", "spring-direct", queues, connections -> {
            DirectMessageListenerContainer container = new DirectMessageListenerContainer(connections);
            container.setPrefetchCount(ParcelQueues.PREFETCH);
            return container;
        });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long measure(int messages) throws InterruptedException {
        Arrivals arrivals = new Arrivals(messages);
        AbstractMessageListenerContainer container = containers.apply(connections);
        container.setQueueNames(queue);
        container.setMessageListener(message -> arrivals.arrived());
        container.start();
        try {
            return arrivals.await();
        } finally {
            container.stop();
        }
    }

    @Override
    public void close() {
        connections.destroy();
    }
}
