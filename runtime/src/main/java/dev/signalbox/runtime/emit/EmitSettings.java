package dev.signalbox.runtime.emit;

import dev.signalbox.runtime.observe.ObserverGuard;
import dev.signalbox.runtime.time.Scheduler;
import dev.signalbox.runtime.wire.PayloadFormat;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the emits of a box have in common.
 *
 * @param application the source of the events
 * @param payloadFormat writes their payloads
 * @param timeout how long the broker may take to confirm
 * @param onTimeout told of events that it did not confirm in time; on the callback executor
 * @param callbacks runs it, and what users hang on the futures of their emits; nothing of ours waits for it
 * @param scheduler the clock
 * @param observer is told of every emit
 * @param ids makes the ids of events
 */
public record EmitSettings(
        String application,
        PayloadFormat payloadFormat,
        Duration timeout,
        Consumer<? super Record> onTimeout,
        Executor callbacks,
        Scheduler scheduler,
        ObserverGuard observer,
        Supplier<String> ids) {}
