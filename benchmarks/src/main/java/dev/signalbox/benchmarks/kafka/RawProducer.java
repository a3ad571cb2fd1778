package dev.signalbox.benchmarks.kafka;

import dev.signalbox.benchmarks.broker.Confirmations;
import dev.signalbox.benchmarks.broker.Parcel;
import dev.signalbox.benchmarks.broker.Rival;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;

/** Kafka's own producer. */
final class RawProducer implements Rival {

    private final Producer<byte[], byte[]> producer;
    private final List<ParcelRecord> records;
    private final boolean encoding;

    /** @param encoding whether each event is encoded, with the generated codec */
    RawProducer(String servers, List<Parcel> parcels, boolean encoding) {
        this.producer = new KafkaProducer<>(Clients.producer(servers));
        this.records = ParcelRecord.of(parcels);
        this.encoding = encoding;
    }

    @Override
    public String name() {
        return encoding ? "KafkaProducer and the codec" : "KafkaProducer";
    }

    @Override
    public boolean raw() {
        return !encoding;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells the same
    public long measure(int messages) throws InterruptedException {
        Confirmations confirmations = new Confirmations(messages);
        for (int i = 0; i < messages; i++) {
            ParcelRecord record = records.get(i % records.size());
            producer.send(
                    encoding ? record.encoded() : record.toSend(),
                    (metadata, failure) -> confirmations.confirmed(failure));
        }
        return confirmations.await();
    }

    @Override
    public void close() {
        producer.close();
    }
}
