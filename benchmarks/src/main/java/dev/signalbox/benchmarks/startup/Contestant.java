package dev.signalbox.benchmarks.startup;

import dev.signalbox.benchmarks.report.Median;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A program that is started in each round, always with the same options. */
final class Contestant {

    private final Program program;
    private final List<String> command;
    private final List<Start> starts = new ArrayList<>();

    Contestant(Installation installation, List<String> options) {
        this.program = installation.program();
        this.command = installation.command(options);
    }

    Program program() {
        return program;
    }

    void start() throws IOException, InterruptedException {
        starts.add(Start.of(command));
    }

    double millis() {
        return median(Start::millis);
    }

    /** The beginning of a row in a Markdown table: time and memory, each beside the reference's. */
    String cells(Contestant reference) {
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %.2f | %,.0f to %,.0f | %.1f | %.2f |",
                program.title(),
                millis(),
                millis() / reference.millis(),
                starts.stream().mapToDouble(Start::millis).min().orElse(Double.NaN),
                starts.stream().mapToDouble(Start::millis).max().orElse(Double.NaN),
                median(Start::peakMebibytes),
                median(Start::peakMebibytes) / reference.median(Start::peakMebibytes));
    }

    private double median(ToDoubleFunction<Start> value) {
        return Median.of(starts.stream().mapToDouble(value).toArray());
    }
}
