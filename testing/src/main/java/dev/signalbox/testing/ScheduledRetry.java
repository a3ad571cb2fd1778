package dev.signalbox.testing;

import dev.signalbox.runtime.observe.EventObserver.Delivery;
import java.time.Duration;

/**
 * An attempt that failed and was to be made again.
 *
 * @param handler the handler's id
 * @param failedAttempt the number of the attempt that failed, from 1
 * @param delivery what the handler was called for
 * @param delay how long until the next attempt
 */
public record ScheduledRetry(String handler, int failedAttempt, Delivery delivery, Duration delay) {}
