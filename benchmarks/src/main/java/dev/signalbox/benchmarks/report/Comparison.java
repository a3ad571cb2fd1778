package dev.signalbox.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results of one benchmark method as Markdown tables, each case beside the first row's of its column. */
final class Comparison {

    private final List<JmhResult> results;
    private final String baseline;

    /** @param results of one method, the baseline's first */
    Comparison(List<JmhResult> results) {
        this.results = results;
        this.baseline = results.get(0).row();
    }

    /** Nanoseconds, and how many times as fast as the baseline that is. */
    String speed() {
        return table("ns (times as fast as " + name(baseline) + ")", JmhResult::nanoseconds, true);
    }

    /** Nanoseconds, and how many times the baseline's that is. */
    String cost() {
        return table("ns (times " + name(baseline) + ")", JmhResult::nanoseconds, false);
    }

    /** Bytes allocated, and how many times the baseline's that is. */
    String allocation() {
        boolean ofNothing = results.get(0).bytes() < 1;
        return table(ofNothing ? "bytes" : "bytes (of " + name(baseline) + "'s)", JmhResult::bytes, false);
    }

    private String table(String title, ToDoubleFunction<JmhResult> value, boolean inverse) {
        List<String> columns =
                results.stream().map(JmhResult::column).distinct().toList();
        Stream<String> header = Stream.of(
                line(results.get(0).method() + ", " + title, columns.stream().map(Comparison::name)),
                line("---", columns.stream().map(column -> "---:")));
        Stream<String> rows = results.stream()
                .map(JmhResult::row)
                .distinct()
                .map(row -> line(name(row), columns.stream().map(column -> cell(row, column, value, inverse))));
        return Stream.concat(header, rows).collect(Collectors.joining("\n", "", "\n"));
    }

    private String cell(String row, String column, ToDoubleFunction<JmhResult> value, boolean inverse) {
        double own = value(row, column, value);
        double reference = value(baseline, column, value);
        String amount = own < 100 ? "%.1f".formatted(own) : "%,.0f".formatted(own);
        if (reference < 1) {
            return amount;
        }
        return "%s (%.2f)".formatted(amount, inverse ? reference / own : own / reference);
    }

    private double value(String row, String column, ToDoubleFunction<JmhResult> value) {
        return results.stream()
                .filter(result -> result.row().equals(row) && result.column().equals(column))
                .mapToDouble(value)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String line(String first, Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| " + first + " | ", " |"));
    }

    private static String name(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
