package dev.signalbox.benchmarks.broker;

import dev.signalbox.benchmarks.report.Median;
import java.util.Arrays;
import java.util.Locale;

/** How fast one was in each round. */
final class Standing {

    private final Rival rival;
    private final double[] rates;

    Standing(Rival rival, int rounds) {
        this.rival = rival;
        this.rates = new double[rounds];
    }

    boolean raw() {
        return rival.raw();
    }

    /** Rounds below 0 are not kept. */
    void measure(int messages, int round) throws Exception {
        int share = rival.share(messages);
        double rate = share * 1e9 / rival.measure(share);
        if (round >= 0) {
            rates[round] = rate;
        }
    }

    /** Messages a second. */
    double median() {
        return Median.of(rates);
    }

    /** Of a Markdown table. */
    String row(double reference) {
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %.2f | %,.0f to %,.0f |",
                rival.name(),
                median(),
                median() / reference,
                Arrays.stream(rates).min().orElse(Double.NaN),
                Arrays.stream(rates).max().orElse(Double.NaN));
    }
}
