package dev.signalbox.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.benchmarks.codec.CodecBenchmark;
import dev.signalbox.benchmarks.delivery.DeliveryBenchmark;
import dev.signalbox.benchmarks.dispatch.DispatchBenchmark;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Calls each benchmark method once with each of its parameters, in this process. Its times mean nothing. */
class BenchmarkSmokeTest {

    @ParameterizedTest
    @ValueSource(classes = {CodecBenchmark.class, DispatchBenchmark.class, DeliveryBenchmark.class})
    void everyBenchmarkRuns(Class<?> benchmarks) throws Exception {
        Options once = new OptionsBuilder()
                .include(benchmarks.getName())
                .mode(Mode.SingleShotTime)
                .timeUnit(TimeUnit.MILLISECONDS)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.NONE)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();

        Collection<RunResult> results = new Runner(once).run();

        assertThat(results)
                .isNotEmpty()
                .allSatisfy(result ->
                        assertThat(result.getPrimaryResult().getSampleCount()).isEqualTo(1));
    }
}
