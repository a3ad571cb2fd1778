package dev.signalbox.benchmarks.kafka;

import dev.signalbox.benchmarks.broker.Arrivals;
import dev.signalbox.benchmarks.broker.Parcel;
import dev.signalbox.benchmarks.broker.ParcelScanned;
import dev.signalbox.benchmarks.broker.Rival;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A loop over Kafka's own consumer, one record after the other, committing at intervals. */
final class RawConsumer implements Rival {

    static final String GROUP = "raw";

    private final String servers;
    private final boolean decoding;

    /** @param decoding whether each body is decoded, with the generated codec */
    RawConsumer(String servers, boolean decoding) {
        this.servers = servers;
        this.decoding = decoding;
    }

    @Override
    public String name() {
        return decoding ? "KafkaConsumer and the codec" : "KafkaConsumer";
    }

    @Override
    public boolean raw() {
        return !decoding;
    }

    @Override
    public long measure(int messages) throws InterruptedException {
        Arrivals arrivals = new Arrivals(messages);
        try (Consumer<byte[], byte[]> consumer = Clients.rawConsumer(servers, GROUP)) {
            consumer.subscribe(List.of(ParcelScanned.TOPIC));
            long committed = System.nanoTime();
            while (!arrivals.complete()) {
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(100))) {
                    handle(each);
                    arrivals.arrived();
                }
                if (System.nanoTime() - committed > Clients.COMMIT_NANOS) {
                    committed = System.nanoTime();
                    consumer.commitAsync();
                }
            }
            consumer.commitSync();
            return arrivals.await();
        }
    }

    private void handle(ConsumerRecord<byte[], byte[]> each) {
        if (decoding && Parcel.read(each.value()).grams() < 0) {
            throw new IllegalStateException("Nothing weighs less than nothing");
        }
    }
}
