package dev.signalbox.codegen;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a handler's {@link dev.signalbox.Retry} says, checked and parsed by the compiler. What it leaves
 * out comes from the runtime's policy.
 *
 * @param attempts how often in all; 0 where left out
 * @param delay before the first retry; null where left out
 * @param multiplier growth of the delay; 0 where left out
 * @param maxDelay the longest delay; null where left out
 * @param jitter the share of a delay that varies; -1 where left out
 * @param on the only failures to retry; empty: all
 * @param except failures never to retry
 */
public record RetrySpec(
        int attempts,
        @Nullable Duration delay,
        double multiplier,
        @Nullable Duration maxDelay,
        double jitter,
        List<Class<? extends Throwable>> on,
        List<Class<? extends Throwable>> except) {

    /** Leaves everything to the runtime's policy. */
    public static final RetrySpec DEFAULT = new RetrySpec(0, null, 0, null, -1, List.of(), List.of());

    public RetrySpec {
        on = List.copyOf(on);
        except = List.copyOf(except);
    }

    public RetrySpec withAttempts(int attempts) {
        return new RetrySpec(attempts, delay, multiplier, maxDelay, jitter, on, except);
    }

    public RetrySpec withDelay(Duration delay) {
        return new RetrySpec(attempts, delay, multiplier, maxDelay, jitter, on, except);
    }

    public RetrySpec withMultiplier(double multiplier) {
        return new RetrySpec(attempts, delay, multiplier, maxDelay, jitter, on, except);
    }

    public RetrySpec withMaxDelay(Duration maxDelay) {
        return new RetrySpec(attempts, delay, multiplier, maxDelay, jitter, on, except);
    }

    public RetrySpec withJitter(double jitter) {
        return new RetrySpec(attempts, delay, multiplier, maxDelay, jitter, on, except);
    }

    public RetrySpec withOn(List<Class<? extends Throwable>> on) {
        return new RetrySpec(attempts, delay, multiplier, maxDelay, jitter, on, except);
    }

    public RetrySpec withExcept(List<Class<? extends Throwable>> except) {
        return new RetrySpec(attempts, delay, multiplier, maxDelay, jitter, on, except);
    }
}
