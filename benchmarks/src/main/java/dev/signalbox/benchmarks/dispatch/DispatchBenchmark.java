package dev.signalbox.benchmarks.dispatch;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Publishes one event, which exists already, to handlers that do next to nothing and are never inlined.
 * All fifty types are registered.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xbatch")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class DispatchBenchmark {

    @Param
    Bus bus = Bus.DIRECT_CALL;

    @Param
    Handlers handlers = Handlers.ONE;

    private Publisher publisher = (index, event) -> null;
    private Record[] events = {};
    private int next;

    @Setup
    public void prepare() {
        HandledEvents handled = handlers.events();
        publisher = bus.publisher(handled);
        events = handled.events().toArray(Record[]::new);
    }

    /** The same type each time: what the branch predictor and the inline caches like best. */
    @Benchmark
    public @Nullable Object oneType() {
        return publisher.publish(0, events[0]);
    }

    /** The fifty types in turn, as in a program that does more than one thing. */
    @Benchmark
    public @Nullable Object fiftyTypes() {
        int index = next;
        next = index + 1 == events.length ? 0 : index + 1;
        return publisher.publish(index, events[index]);
    }
}
