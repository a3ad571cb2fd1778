package dev.signalbox.runtime.receive;

import dev.signalbox.runtime.observe.ObserverGuard;
import dev.signalbox.runtime.retry.RetryPolicy;
import dev.signalbox.runtime.time.Scheduler;
import dev.signalbox.runtime.wire.PayloadFormat;
import java.util.concurrent.Executor;

/**
 * What the consumer groups of a box have in common.
 *
 * @param application the group of handlers that name none
 * @param payloadFormat reads payloads whose message names no content type
 * @param retry for handlers that set nothing themselves
 * @param concurrency how many handlers of a group run at once
 * @param maxInFlight how many messages of a group are taken before some are settled
 * @param maxWaitingForRetry how many others of a group may wait for a retry, or behind one that does
 * @param handlers runs the handlers
 * @param scheduler the clock and the timers
 * @param unrouted what happens to types that no handler takes
 * @param observer is told of every step
 */
public record ReceiveSettings(
        String application,
        PayloadFormat payloadFormat,
        RetryPolicy retry,
        int concurrency,
        int maxInFlight,
        int maxWaitingForRetry,
        Executor handlers,
        Scheduler scheduler,
        UnroutedPolicy unrouted,
        ObserverGuard observer) {}
