package dev.signalbox.benchmarks.codec;

import java.util.concurrent.TimeUnit;
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

/** One event to a byte array of its own, and back. Every library decodes the bytes that databind wrote. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xbatch")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {

    @Param
    Library library = Library.DATABIND;

    @Param
    Sample sample = Sample.SMALL;

    private CodecSubject<?> subject = CodecSubject.of(library, sample);
    private byte[] json = {};

    @Setup
    public void prepare() throws Exception {
        subject = CodecSubject.of(library, sample);
        json = CodecSubject.of(Library.DATABIND, sample).encode();
    }

    @Benchmark
    public byte[] encode() throws Exception {
        return subject.encode();
    }

    @Benchmark
    public Object decode() throws Exception {
        return subject.decode(json);
    }
}
