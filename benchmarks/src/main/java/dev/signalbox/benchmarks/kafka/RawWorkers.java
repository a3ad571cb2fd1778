package dev.signalbox.benchmarks.kafka;

import dev.signalbox.benchmarks.broker.Arrivals;
import dev.signalbox.benchmarks.broker.ParcelScanned;
import dev.signalbox.benchmarks.broker.Rival;
import dev.signalbox.benchmarks.broker.Work;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What one would write by hand for one partition: a loop over Kafka's own consumer hands records to threads
 * by their keys, and commits at intervals what is done without a gap.
 */
final class RawWorkers implements Rival {

    static final String GROUP = "raw-workers";

    private static final TopicPartition PARTITION = new TopicPartition(ParcelScanned.TOPIC, 0);
    private static final int MOST_AHEAD = 10_000;

    private final String servers;
    private final int threads;
    private final Work work;

    RawWorkers(String servers, int threads, Work work) {
        this.servers = servers;
        this.threads = threads;
        this.work = work;
    }

    @Override
    public String name() {
        return "KafkaConsumer and " + threads + " threads";
    }

    @Override
    public boolean raw() {
        return true;
    }

    @Override
    public long measure(int messages) throws InterruptedException {
        List<ExecutorService> workers = Stream.generate(Executors::newSingleThreadExecutor)
                .limit(threads)
                .toList();
        try (Consumer<byte[], byte[]> consumer = Clients.rawConsumer(servers, GROUP)) {
            consumer.subscribe(List.of(PARTITION.topic()));
            return new Run(consumer, workers, messages).loop();
        } finally {
            workers.forEach(ExecutorService::shutdown);
        }
    }

    /** One round: the first so many records of the partition. */
    private final class Run {

        private final Consumer<byte[], byte[]> consumer;
        private final List<ExecutorService> workers;
        private final Arrivals arrivals;
        private final AtomicIntegerArray done;
        private long read;
        private int watermark;
        private long committed = System.nanoTime();

        Run(Consumer<byte[], byte[]> consumer, List<ExecutorService> workers, int messages) {
            this.consumer = consumer;
            this.workers = workers;
            this.arrivals = new Arrivals(messages);
            this.done = new AtomicIntegerArray(messages);
        }

        long loop() throws InterruptedException {
            while (!arrivals.complete()) {
                if (read - watermark < MOST_AHEAD && read < done.length()) {
                    for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(10))) {
                        hand(each);
                    }
                } else {
                    Thread.sleep(1);
                }
                commit();
            }
            return arrivals.await();
        }

        private void hand(ConsumerRecord<byte[], byte[]> record) {
            read = record.offset() + 1;
            if (read <= done.length()) {
                workers.get(Math.floorMod(Arrays.hashCode(record.key()), threads))
                        .execute(() -> handle((int) record.offset()));
            }
        }

        private void handle(int offset) {
            try {
                work.run();
            } catch (InterruptedException never) {
                throw new IllegalStateException(never);
            }
            done.set(offset, 1);
            arrivals.arrived();
        }

        private void commit() {
            while (watermark < done.length() && done.get(watermark) == 1) {
                watermark++;
            }
            if (watermark > 0 && System.nanoTime() - committed > Clients.COMMIT_NANOS) {
                committed = System.nanoTime();
                consumer.commitAsync(Map.of(PARTITION, new OffsetAndMetadata(watermark)), null);
            }
        }
    }
}
