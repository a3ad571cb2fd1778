package dev.signalbox;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The retry policy of one {@link Handler}. A member that is left out comes from the runtime's policy.
 * Durations are texts such as {@code 250ms}, {@code 1s}, {@code 5m}, {@code 1h}, or ISO-8601.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Retry {

    /** How often the handler is tried in all; 1 never retries, 0 is the runtime's policy. */
    int attempts() default 0;

    /** The delay before the first retry. */
    String delay() default "";

    /** The factor by which the delay grows from one retry to the next, at least 1; 0 is the runtime's policy. */
    double multiplier() default 0;

    /** The longest delay. */
    String maxDelay() default "";

    /** The share of a delay, from 0 to 1, by which it is varied at random; -1 is the runtime's policy. */
    double jitter() default -1;

    /** The only failures that are retried; by default all. */
    Class<? extends Throwable>[] on() default {};

    /** Failures that are never retried; the nearest class of {@link #on()} and this list decides. */
    Class<? extends Throwable>[] except() default {};
}
