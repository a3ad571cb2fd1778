package dev.signalbox.benchmarks.kafka;

import dev.signalbox.benchmarks.broker.Confirmations;
import dev.signalbox.benchmarks.broker.Parcel;
import dev.signalbox.benchmarks.broker.ParcelScanned;
import dev.signalbox.brokers.KafkaBroker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/** The topic on a broker of its own. */
final class ParcelTopic implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final KafkaBroker broker;
    private final Admin admin;

    private ParcelTopic(KafkaBroker broker) {
        this.broker = broker;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.address()));
    }

    /** A topic that keeps all. */
    static ParcelTopic create(int partitions) throws Exception {
        return create(partitions, Map.of());
    }

    /** A topic that forgets what is not new, so that the disk does not fill. */
    static ParcelTopic forgetful(int partitions) throws Exception {
        return create(
                partitions,
                Map.of("segment.bytes", "33554432", "retention.bytes", "67108864", "file.delete.delay.ms", "100"));
    }

    private static ParcelTopic create(int partitions, Map<String, String> settings) throws Exception {
        ParcelTopic topic = new ParcelTopic(KafkaBroker.start(Map.of("log.retention.check.interval.ms", "1000")));
        topic.admin
                .createTopics(List.of(new NewTopic(ParcelScanned.TOPIC, partitions, (short) 1).configs(settings)))
                .all()
                .get();
        return topic;
    }

    String servers() {
        return broker.address();
    }

    /** Puts messages there. */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells the same
    void fill(List<Parcel> parcels, int messages) throws InterruptedException {
        Confirmations confirmations = new Confirmations(messages);
        List<ParcelRecord> records = ParcelRecord.of(parcels);
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(Clients.producer(servers()))) {
            for (int i = 0; i < messages; i++) {
                producer.send(
                        records.get(i % records.size()).toSend(),
                        (metadata, failure) -> confirmations.confirmed(failure));
            }
            confirmations.await();
        }
    }

    /** Lets a group begin at the beginning. */
    void forget(String group) throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try {
                admin.deleteConsumerGroups(List.of(group)).all().get();
                return;
            } catch (ExecutionException refused) {
                if (refused.getCause() instanceof GroupIdNotFoundException) {
                    return;
                }
                if (!(refused.getCause() instanceof GroupNotEmptyException) || System.nanoTime() - deadline > 0) {
                    throw refused;
                }
                Thread.sleep(100);
            }
        }
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }
}
