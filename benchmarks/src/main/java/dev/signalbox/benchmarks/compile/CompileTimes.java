package dev.signalbox.benchmarks.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The times that {@code javac} takes for one number of events, with each processor. */
final class CompileTimes {

    private final int events;
    private final List<Run> runs = new ArrayList<>();

    private record Run(Processing processing, Duration duration) {}

    private CompileTimes(int events) {
        this.events = events;
    }

    /** Runs every processor once a round, so that a slow minute of the machine meets all of them. */
    static CompileTimes measure(Compilation compilation, int events, int rounds)
            throws IOException, InterruptedException {
        CompileTimes result = new CompileTimes(events);
        Path root = Files.createTempDirectory("signalbox-compile");
        try {
            SourceTree sources = SourceTree.write(root.resolve("sources"), events);
            for (int round = 0; round < rounds; round++) {
                for (Processing processing : Processing.values()) {
                    Path output = Files.createDirectory(root.resolve("output"));
                    result.runs.add(new Run(processing, compilation.run(sources, processing, output)));
                    delete(output);
                }
            }
        } finally {
            delete(root);
        }
        return result;
    }

    /** Rows of a Markdown table: what a processor takes in all, and adds to each event. */
    List<String> rows() {
        double alone = median(Processing.NONE);
        return Stream.of(Processing.values())
                .map(processing -> "| %,d | %s | %,.0f | %.2f | %.2f |"
                        .formatted(
                                events,
                                processing.title(),
                                median(processing),
                                median(processing) / alone,
                                (median(processing) - alone) / events))
                .toList();
    }

    private double median(Processing processing) {
        List<Duration> sorted = runs.stream()
                .filter(run -> run.processing == processing)
                .map(Run::duration)
                .sorted()
                .toList();
        return sorted.get(sorted.size() / 2).toNanos() / 1e6;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
