package dev.signalbox.kafka.internal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long to wait after a failure: half a second, and twice as long each time, 30 seconds at most; half a second
 * again after a minute without one. Not safe for use by several threads.
 */
final class Backoff {

    private static final long FIRST_MILLIS = 500;
    private static final long LONGEST_MILLIS = 30_000;
    private static final long CALM_NANOS = TimeUnit.MINUTES.toNanos(1);

    private long next = FIRST_MILLIS;
    private long calmAt;

    /**
     * Something has failed.
     *
     * @param now a nano time
     */
    Duration after(long now) {
        if (next > FIRST_MILLIS && now - calmAt > 0) {
            next = FIRST_MILLIS;
        }
        long wait = next;
        next = Math.min(LONGEST_MILLIS, 2 * wait);
        calmAt = now + TimeUnit.MILLISECONDS.toNanos(wait) + CALM_NANOS;
        return Duration.ofMillis(wait);
    }
}
