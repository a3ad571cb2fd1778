package dev.signalbox.benchmarks.delivery;

import dev.signalbox.EventEmitter;
import dev.signalbox.benchmarks.report.Machine;
import dev.signalbox.benchmarks.report.Median;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.memory.InMemoryTransport;
import dev.signalbox.runtime.retry.RetryPolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether a key that always fails makes others wait: how long events of a hundred keys take from emit to
 * handler at a steady rate, with all keys well and with one that fails for ever. The two take turns.
 *
 * <p>{@code java -cp benchmarks.jar dev.signalbox.benchmarks.delivery.IsolationBenchmark [rounds]}
 */
public final class IsolationBenchmark {

    private static final int KEYS = 100;
    private static final int EVENTS = 10_000;
    private static final int WARM_UP = 2_000;
    private static final long INTERVAL_NANOS = 500_000;
    private static final int FAILING = 7;
    private static final int NONE = -1;

    private static final Duration RETRY_DELAY = Duration.ofMillis(10);

    /** Rounds that are not told: until then the compiler of the JVM takes a share of the processors. */
    private static final int UNTIL_COMPILED = 4;

    private IsolationBenchmark() {}

    public static void main(String[] args) throws InterruptedException {
        int rounds = args.length == 0 ? 5 : Integer.parseInt(args[0]);
        System.out.println(Machine.line() + "\n");
        System.out.println("| round | one key fails for ever | p50, us | p99, us | largest, us | failed attempts |");
        System.out.println("| ---: | --- | ---: | ---: | ---: | ---: |");
        for (int round = 0; round < UNTIL_COMPILED; round++) {
            new Run(NONE).measure();
            new Run(FAILING).measure();
        }
        double[] without = new double[rounds];
        double[] with = new double[rounds];
        for (int round = 1; round <= rounds; round++) {
            without[round - 1] = print(round, "no", new Run(NONE));
            with[round - 1] = print(round, "yes", new Run(FAILING));
        }
        System.out.printf(
                Locale.ROOT,
                "%np99, median of the rounds: %.0f us without, %.0f us with the key that fails%n",
                Median.of(without),
                Median.of(with));
    }

    /** Prints a row; its 99th percentile in microseconds. */
    private static double print(int round, String failing, Run run) throws InterruptedException {
        long[] nanos = run.measure();
        double p99 = nanos[nanos.length * 99 / 100] / 1e3;
        System.out.printf(
                Locale.ROOT,
                "| %d | %s | %.0f | %.0f | %.0f | %,d |%n",
                round,
                failing,
                nanos[nanos.length / 2] / 1e3,
                p99,
                nanos[nanos.length - 1] / 1e3,
                run.failures.get());
        return p99;
    }

    /** One box, fed at a steady rate. */
    static final class Run {

        private final int failingKey;
        private final AtomicInteger failures = new AtomicInteger();
        private final long[] nanos = new long[EVENTS];
        private final CountDownLatch left;

        Run(int failingKey) {
            this.failingKey = failingKey;
            this.left = new CountDownLatch(EVENTS - (failingKey == NONE ? 0 : EVENTS / KEYS));
        }

        /** The latencies of the events that were handled, smallest first, without those of the warm-up. */
        long[] measure() throws InterruptedException {
            SignalboxOptions options = SignalboxOptions.builder("benchmarks")
                    .transport(new InMemoryTransport())
                    .drainTimeout(Duration.ZERO)
                    .retry(RetryPolicy.builder()
                            .attempts(Integer.MAX_VALUE)
                            .delay(RETRY_DELAY)
                            .multiplier(1)
                            .build())
                    .build();
            try (Signalbox box = Signalbox.create(options, new DeliveryEvents_Table())) {
                box.subscribe("meter", MeterRead.class, (event, context) -> handle(event));
                box.start();
                feed(box.emitter());
                if (!left.await(1, TimeUnit.MINUTES)) {
                    throw new IllegalStateException(left.getCount() + " events of other keys were not handled");
                }
            }
            return Arrays.stream(nanos, WARM_UP, EVENTS)
                    .filter(taken -> taken > 0)
                    .sorted()
                    .toArray();
        }

        @SuppressWarnings("FutureReturnValueIgnored") // an event that does not arrive is missed at the end
        private void feed(EventEmitter emitter) {
            long due = System.nanoTime();
            for (int i = 0; i < EVENTS; i++) {
                due += INTERVAL_NANOS;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                emitter.emit(new MeterRead(i % KEYS, i, System.nanoTime()));
            }
        }

        private void handle(MeterRead event) {
            if (event.meter() == failingKey) {
                failures.incrementAndGet();
                throw new IllegalStateException("this meter never works");
            }
            nanos[(int) event.watts()] = System.nanoTime() - event.at();
            left.countDown();
        }
    }
}
