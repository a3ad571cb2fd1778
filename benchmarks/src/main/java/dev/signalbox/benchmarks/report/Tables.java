package dev.signalbox.benchmarks.report;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Prints what {@code -prof gc -rf json} wrote as Markdown tables.
 *
 * <p>{@code java -cp benchmarks.jar dev.signalbox.benchmarks.report.Tables <file>}
 */
public final class Tables {

    private Tables() {}

    public static void main(String[] args) {
        System.out.println(Machine.line() + "\n");
        print(JmhResult.read(Path.of(args[0])), System.out);
    }

    static void print(List<JmhResult> results, PrintStream out) {
        results.stream().map(JmhResult::method).distinct().forEach(method -> {
            List<JmhResult> ofMethod = results.stream()
                    .filter(result -> result.method().equals(method))
                    .toList();
            Comparison comparison = new Comparison(ofMethod);
            boolean codecs = ofMethod.get(0).benchmark().equals("CodecBenchmark");
            out.println(codecs ? comparison.speed() : comparison.cost());
            out.println(comparison.allocation());
        });
    }
}
