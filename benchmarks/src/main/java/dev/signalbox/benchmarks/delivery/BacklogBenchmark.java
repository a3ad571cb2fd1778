package dev.signalbox.benchmarks.delivery;

import dev.signalbox.benchmarks.report.Heap;
import dev.signalbox.benchmarks.report.Machine;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.memory.InMemoryTransport;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * What a backlog costs in memory while its handlers stand still: the in-memory broker keeps the messages,
 * the engine at most {@code maxInFlight} of them, so that the heap must not grow with that limit alone.
 *
 * <p>{@code java -cp benchmarks.jar dev.signalbox.benchmarks.delivery.BacklogBenchmark}
 */
public final class BacklogBenchmark {

    private static final int KEYS = 1_000;
    private static final int[] BACKLOGS = {50_000, 100_000, 200_000};
    private static final int[] LIMITS = {100, 1_000};

    private BacklogBenchmark() {}

    public static void main(String[] args) throws InterruptedException {
        System.out.println(Machine.line() + "\n");
        System.out.println("| backlog | maxInFlight | in flight | heap before, MiB | with the backlog | after it |");
        System.out.println("| ---: | ---: | ---: | ---: | ---: | ---: |");
        run(1_000, 100); // loads the classes
        for (int backlog : BACKLOGS) {
            for (int limit : LIMITS) {
                System.out.println(run(backlog, limit));
            }
        }
    }

    static String run(int backlog, int limit) throws InterruptedException {
        double before = Heap.mebibytes();
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(backlog);
        try (Signalbox box = Signalbox.create(
                SignalboxOptions.builder("benchmarks")
                        .transport(new InMemoryTransport())
                        .maxInFlight(limit)
                        .build(),
                new DeliveryEvents_Table())) {
            box.subscribe("slow", MeterRead.class, (event, context) -> {
                go.await();
                left.countDown();
            });
            box.start();
            for (int i = 0; i < backlog; i++) {
                box.emitter().emit(new MeterRead(i % KEYS, i, i)).join();
            }
            double during = Heap.mebibytes();
            long inFlight = box.stats().inFlight();
            go.countDown();
            left.await();
            while (box.stats().inFlight() > 0) {
                Thread.onSpinWait();
            }
            return String.format(
                    Locale.ROOT,
                    "| %,d | %,d | %,d | %.1f | %.1f | %.1f |",
                    backlog,
                    limit,
                    inFlight,
                    before,
                    during,
                    Heap.mebibytes());
        }
    }
}
