package dev.signalbox.benchmarks.kafka;

import dev.signalbox.benchmarks.broker.Confirmations;
import dev.signalbox.benchmarks.broker.Parcel;
import dev.signalbox.benchmarks.broker.Rival;
import java.util.List;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** spring-kafka's template. */
final class SpringProducer implements Rival {

    private final DefaultKafkaProducerFactory<byte[], byte[]> producers;
    private final KafkaTemplate<byte[], byte[]> template;
    private final List<ParcelRecord> records;

    SpringProducer(String servers, List<Parcel> parcels) {
        this.producers = new DefaultKafkaProducerFactory<>(Clients.producer(servers));
        this.template = new KafkaTemplate<>(producers);
        this.records = ParcelRecord.of(parcels);
    }

    @Override
    public String name() {
        return "spring-kafka KafkaTemplate";
    }

    @Override
    public long measure(int messages) throws InterruptedException {
        Confirmations confirmations = new Confirmations(messages);
        for (int i = 0; i < messages; i++) {
            confirmations.count(template.send(records.get(i % records.size()).toSend()));
        }
        return confirmations.await();
    }

    @Override
    public void close() {
        producers.destroy();
    }
}
