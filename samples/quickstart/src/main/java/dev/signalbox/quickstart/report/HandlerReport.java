package dev.signalbox.quickstart.report;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** A table of the handlers: how often each ran, and how long one attempt took. */
public final class HandlerReport {

    private HandlerReport() {}

    /** Prints the table. */
    public static void print(Tally tally, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%-36s %8s %8s %8s %10s %10s%n",
                "Handler",
                "attempts",
                "retries",
                "failures",
                "p50",
                "p99");
        tally.handlers()
                .forEach((id, handler) -> out.printf(
                        Locale.ROOT,
                        "%-36s %,8d %,8d %,8d %10s %10s%n",
                        shortName(id),
                        handler.runs(),
                        handler.retries(),
                        handler.errors(),
                        text(handler.latencies().percentile(0.5)),
                        text(handler.latencies().percentile(0.99))));
        out.println();
    }

    /** A handler's id without its package. */
    static String shortName(String id) {
        int method = id.indexOf('#');
        return id.substring(id.lastIndexOf('.', method < 0 ? id.length() : method) + 1);
    }

    private static String text(Duration duration) {
        double micros = duration.toNanos() / 1_000.0;
        return micros < 1_000
                ? String.format(Locale.ROOT, "%.1f us", micros)
                : String.format(Locale.ROOT, "%.1f ms", micros / 1_000);
    }
}
