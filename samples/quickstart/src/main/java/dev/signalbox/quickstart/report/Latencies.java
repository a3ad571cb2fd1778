package dev.signalbox.quickstart.report;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts durations in buckets that each are a sixteenth of a power of two wide, so that percentiles are
 * right to about six percent and memory does not grow. Safe for use by many threads.
 */
final class Latencies {

    private static final int STEPS = 16;

    private final AtomicLongArray buckets = new AtomicLongArray(Long.SIZE * STEPS);

    void add(Duration duration) {
        buckets.incrementAndGet(bucketOf(Math.max(1, duration.toNanos())));
    }

    long count() {
        long count = 0;
        for (int i = 0; i < buckets.length(); i++) {
            count += buckets.get(i);
        }
        return count;
    }

    /** The duration that this share of all durations does not exceed; zero where there is none. */
    Duration percentile(double share) {
        long below = (long) Math.ceil(count() * share);
        for (int i = 0; i < buckets.length() && below > 0; i++) {
            below -= buckets.get(i);
            if (below <= 0) {
                return Duration.ofNanos(topOf(i));
            }
        }
        return Duration.ZERO;
    }

    private static int bucketOf(long nanos) {
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
        long step = ((nanos - (1L << power)) * STEPS) >> power;
        return power * STEPS + (int) step;
    }

    private static long topOf(int bucket) {
        long base = 1L << (bucket / STEPS);
        return base + base * (bucket % STEPS + 1) / STEPS;
    }
}
