package dev.signalbox.benchmarks.report;

import java.util.Arrays;

/** The value in the middle. */
public final class Median {

    private Median() {}

    /** Of two values in the middle, what lies between them. */
    public static double of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
