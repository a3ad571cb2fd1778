package dev.signalbox.runtime.retry;

import dev.signalbox.ConfigurationException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often a failing handler is tried, and how long it waits in between: exponential back-off with a
 * ceiling and jitter.
 *
 * @param attempts how often in all, at least 1; 1 never retries
 * @param delay before the first retry
 * @param multiplier the factor by which the delay grows from one retry to the next, at least 1
 * @param maxDelay the longest delay
 * @param jitter the share of a delay, from 0 to 1, by which it is varied at random
 */
public record RetryPolicy(int attempts, Duration delay, double multiplier, Duration maxDelay, double jitter) {

    /** 4 attempts, 1 s, twice as long each time, at most 60 s, a tenth of jitter. */
    private static final RetryPolicy DEFAULT =
            new RetryPolicy(4, Duration.ofSeconds(1), 2, Duration.ofSeconds(60), 0.1);

    private static final RetryPolicy NONE = new RetryPolicy(1, Duration.ZERO, 1, Duration.ZERO, 0);

    /**
     * A policy whose every part is given.
     *
     * @throws ConfigurationException if a part is out of its range, or the delay longer than the longest
     */
    public RetryPolicy {
        Objects.requireNonNull(delay, "delay");
        Objects.requireNonNull(maxDelay, "maxDelay");
        if (attempts < 1) {
            throw refused("attempts must be at least 1, the first attempt included, but is " + attempts);
        }
        if (delay.isNegative()) {
            throw refused("delay must not be negative, but is " + DurationFormat.of(delay));
        }
        if (!(multiplier >= 1 && multiplier < Double.POSITIVE_INFINITY)) {
            throw refused("multiplier must be a number of at least 1, but is " + multiplier);
        }
        if (maxDelay.isNegative()) {
            throw refused("maxDelay must not be negative, but is " + DurationFormat.of(maxDelay));
        }
        if (delay.compareTo(maxDelay) > 0) {
            throw refused("delay must not be longer than maxDelay, but is " + DurationFormat.of(delay)
                    + " with a maxDelay of " + DurationFormat.of(maxDelay));
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw refused("jitter must be from 0 to 1, but is " + jitter);
        }
    }

    /** A policy that starts from the defaults: 4 attempts, 1 s, multiplier 2, at most 60 s, jitter 0.1. */
    public static Builder builder() {
        return new Builder();
    }

    /** 4 attempts, 1 s before the first retry, twice as long each time, at most 60 s, a tenth of jitter. */
    public static RetryPolicy defaults() {
        return DEFAULT;
    }

    /** One attempt, no retry. */
    public static RetryPolicy none() {
        return NONE;
    }

    /** Whether another attempt may follow the one of this number, counted from 1. */
    public boolean retriesAfter(int attempt) {
        return attempt < attempts;
    }

    /**
     * How long to wait after an attempt has failed. The result is never longer than {@link #maxDelay()};
     * where the delay has reached it, jitter shortens it only.
     *
     * @param attempt the number of the attempt that failed, from 1
     * @param random where in the range of the jitter, from 0 (shortest) to 1 (longest)
     */
    public Duration delayAfter(int attempt, double random) {
        double longest = seconds(maxDelay);
        double base = Math.min(longest, seconds(delay) * Math.pow(multiplier, Math.max(0, attempt - 1)));
        if (Double.isNaN(base)) {
            return Duration.ZERO; // no delay at all, grown to infinity
        }
        double lowest = base * (1 - jitter);
        double highest = Math.min(longest, base * (1 + jitter));
        return atMost(maxDelay, lowest + (highest - lowest) * random);
    }

    /**
     * This policy with the parts that a handler sets for itself. Where a handler's delay is longer than a
     * ceiling that it did not set, the ceiling rises; where its ceiling is lower than a delay that it did
     * not set, the delay falls.
     *
     * @param attempts how often in all; 0 keeps this policy's
     * @param delay before the first retry; null keeps this policy's
     * @param multiplier growth of the delay; 0 keeps this policy's
     * @param maxDelay the longest delay; null keeps this policy's
     * @param jitter the share that varies; a negative number keeps this policy's
     * @throws ConfigurationException if a part that is set is out of its range
     */
    public RetryPolicy overriddenBy(
            int attempts, @Nullable Duration delay, double multiplier, @Nullable Duration maxDelay, double jitter) {
        Duration ceiling = maxDelay != null ? maxDelay : longer(this.maxDelay, delay);
        Duration first = delay != null ? delay : shorter(this.delay, ceiling);
        return new RetryPolicy(
                attempts != 0 ? attempts : this.attempts,
                first,
                multiplier != 0 ? multiplier : this.multiplier,
                ceiling,
                jitter >= 0 ? jitter : this.jitter);
    }

    private static Duration longer(Duration one, @Nullable Duration other) {
        return other == null || one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }

    private static Duration atMost(Duration longest, double seconds) {
        if (seconds >= seconds(longest)) {
            return longest;
        }
        long whole = (long) seconds;
        return Duration.ofSeconds(whole, (long) ((seconds - whole) * 1e9));
    }

    private static ConfigurationException refused(String problem) {
        return new ConfigurationException("A retry policy's " + problem);
    }

    /** Collects the parts of a policy; not safe for use by several threads. */
    public static final class Builder {

        private int attempts = DEFAULT.attempts;
        private Duration delay = DEFAULT.delay;
        private double multiplier = DEFAULT.multiplier;
        private @Nullable Duration maxDelay;
        private double jitter = DEFAULT.jitter;

        private Builder() {}

        /** How often in all, the first attempt included; 4 by default, 1 never retries. */
        public Builder attempts(int attempts) {
            this.attempts = attempts;
            return this;
        }

        /** How long to wait before the first retry; 1 s by default. */
        public Builder delay(Duration delay) {
            this.delay = Objects.requireNonNull(delay, "delay");
            return this;
        }

        /** The factor by which the delay grows from one retry to the next; 2 by default. */
        public Builder multiplier(double multiplier) {
            this.multiplier = multiplier;
            return this;
        }

        /** The longest delay; by default 60 s, or the delay where that is longer. */
        public Builder maxDelay(Duration maxDelay) {
            this.maxDelay = Objects.requireNonNull(maxDelay, "maxDelay");
            return this;
        }

        /** The share of a delay, from 0 to 1, by which it is varied at random; 0.1 by default. */
        public Builder jitter(double jitter) {
            this.jitter = jitter;
            return this;
        }

        /**
         * The policy.
         *
         * @throws ConfigurationException if a part is out of its range, or the delay longer than the
         *     longest
         */
        public RetryPolicy build() {
            Duration ceiling = maxDelay != null ? maxDelay : longer(DEFAULT.maxDelay, delay);
            return new RetryPolicy(attempts, delay, multiplier, ceiling, jitter);
        }
    }
}
