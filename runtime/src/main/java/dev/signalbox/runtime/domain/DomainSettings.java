package dev.signalbox.runtime.domain;

import dev.signalbox.runtime.observe.ObserverGuard;
import dev.signalbox.runtime.retry.RetryPolicy;
import dev.signalbox.runtime.time.Scheduler;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What the domain events of a box have in common.
 *
 * @param application the source, and the group of handlers that name none
 * @param policy for handlers that set nothing themselves
 * @param executor runs retries
 * @param scheduler times them
 * @param observer is told of every attempt
 * @param ids makes the ids of events
 */
public record DomainSettings(
        String application,
        RetryPolicy policy,
        Executor executor,
        Scheduler scheduler,
        ObserverGuard observer,
        Supplier<String> ids) {}
