package dev.signalbox.benchmarks.delivery;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * Sends events of a thousand keys from one thread, and waits until all have been handled and settled. The
 * time is that of one event.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xbatch")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class DeliveryBenchmark {

    private static final int KEYS = 1_000;
    private static final int MANY = 20_000;
    private static final int FEW = 1_000;

    @Param
    Carrier carrier = Carrier.QUEUE;

    @Param({"1", "8", "64"})
    int lanes = 1;

    private Work work = new Work(0);
    private Delivery delivery = new QueueDelivery(1, work);

    @Setup(Level.Trial)
    public void start(BenchmarkParams params) throws Exception {
        work = new Work(params.getBenchmark().endsWith("oneMillisecond") ? 1 : 0);
        delivery = carrier.start(lanes, work);
    }

    @TearDown(Level.Trial)
    public void stop() {
        delivery.close();
    }

    @Benchmark
    @OperationsPerInvocation(MANY)
    public void emptyHandler() throws InterruptedException {
        send(MANY);
    }

    @Benchmark
    @OperationsPerInvocation(FEW)
    public void oneMillisecond() throws InterruptedException {
        send(FEW);
    }

    private void send(int events) throws InterruptedException {
        work.expect(events);
        for (int i = 0; i < events; i++) {
            delivery.send(new MeterRead(i % KEYS, i & 7, i));
        }
        work.await();
        delivery.awaitSettled();
    }
}
