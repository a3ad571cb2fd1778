package dev.signalbox.benchmarks.compile;

import dev.signalbox.benchmarks.report.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Prints how long {@code javac} takes with and without each annotation processor, as a Markdown table.
 *
 * <p>{@code java -cp benchmarks.jar dev.signalbox.benchmarks.compile.CompileBenchmark <file with the
 * processor path> [rounds]}
 */
public final class CompileBenchmark {

    private static final List<Integer> EVENTS = List.of(100, 500, 2_000);
    private static final int ROUNDS = 5;

    private CompileBenchmark() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        System.out.println(Machine.line() + "\n");
        Compilation compilation = new Compilation(
                System.getProperty("java.class.path"),
                Files.readString(Path.of(args[0])).strip());
        run(compilation, EVENTS, args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS, System.out);
    }

    static void run(Compilation compilation, List<Integer> sizes, int rounds, PrintStream out)
            throws IOException, InterruptedException {
        out.println("| events and handlers | with | ms in all | times javac alone | ms added to each event |");
        out.println("| ---: | --- | ---: | ---: | ---: |");
        for (int events : sizes) {
            CompileTimes.measure(compilation, events, rounds).rows().forEach(out::println);
        }
    }
}
