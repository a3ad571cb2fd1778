package dev.signalbox.benchmarks.kafka;

import dev.signalbox.benchmarks.broker.Arrivals;
import dev.signalbox.benchmarks.broker.ParcelScanned;
import dev.signalbox.benchmarks.broker.Rival;
import dev.signalbox.benchmarks.broker.Work;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;

/** spring-kafka's listener container as it comes: one record after the other, a commit for each poll. */
final class SpringConsumer implements Rival {

    static final String GROUP = "spring";

    private final String servers;
    private final Work work;
    private final int divisor;

    /** @param divisor by which its share of the messages is smaller */
    SpringConsumer(String servers, Work work, int divisor) {
        this.servers = servers;
        this.work = work;
        this.divisor = divisor;
    }

    @Override
    public String name() {
        return "spring-kafka listener container";
    }

    @Override
    public int share(int messages) {
        return messages / divisor;
    }

    @Override
    public long measure(int messages) throws InterruptedException {
        Arrivals arrivals = new Arrivals(messages);
        ContainerProperties properties = new ContainerProperties(ParcelScanned.TOPIC);
        properties.setGroupId(GROUP);
        properties.setMessageListener((MessageListener<byte[], byte[]>) message -> handle(arrivals));
        KafkaMessageListenerContainer<byte[], byte[]> container = new KafkaMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(Clients.consumer(servers, GROUP)), properties);
        container.start();
        try {
            return arrivals.await();
        } finally {
            container.stop();
        }
    }

    private void handle(Arrivals arrivals) {
        if (arrivals.complete()) {
            return;
        }
        try {
            work.run();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        arrivals.arrived();
    }
}
