package dev.signalbox.benchmarks.kafka;

import dev.signalbox.benchmarks.broker.Arrivals;
import dev.signalbox.benchmarks.broker.ParcelScanned;
import dev.signalbox.benchmarks.broker.Work;
import io.confluent.parallelconsumer.ParallelConsumerOptions;
import io.confluent.parallelconsumer.ParallelStreamProcessor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Confluent's parallel consumer, in a process of its own: for each line with a number of messages it handles
 * as many, and prints how many nanoseconds that took.
 *
 * <p>{@code ParallelConsumerProgram <servers> <how many at once> <milliseconds of each handler: 0 or 1>}
 */
final class ParallelConsumerProgram {

    static final String GROUP = "parallel-consumer";

    private ParallelConsumerProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Work work = arguments[2].equals("0") ? Work.NONE : Work.ONE_MILLISECOND;
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(
                    measure(arguments[0], Integer.parseInt(arguments[1]), work, Integer.parseInt(line.strip())));
        }
    }

    private static long measure(String servers, int concurrency, Work work, int messages) throws InterruptedException {
        Arrivals arrivals = new Arrivals(messages);
        ParallelConsumerOptions<byte[], byte[]> options = ParallelConsumerOptions.<byte[], byte[]>builder()
                .consumer(Clients.rawConsumer(servers, GROUP))
                .ordering(ParallelConsumerOptions.ProcessingOrder.KEY)
                .maxConcurrency(concurrency)
                .commitMode(ParallelConsumerOptions.CommitMode.PERIODIC_CONSUMER_ASYNCHRONOUS)
                .commitInterval(Duration.ofNanos(Clients.COMMIT_NANOS))
                .build();
        try (ParallelStreamProcessor<byte[], byte[]> processor =
                ParallelStreamProcessor.createEosStreamProcessor(options)) {
            processor.subscribe(List.of(ParcelScanned.TOPIC));
            processor.poll(message -> handle(work, arrivals));
            return arrivals.await();
        }
    }

    private static void handle(Work work, Arrivals arrivals) {
        try {
            work.run();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        arrivals.arrived();
    }
}
