package dev.signalbox.runtime;

import dev.signalbox.runtime.domain.DomainChannels;
import dev.signalbox.runtime.domain.DomainCounters;
import dev.signalbox.runtime.domain.DomainSettings;
import dev.signalbox.runtime.emit.BoxEmitter;
import dev.signalbox.runtime.emit.EmitCounters;
import dev.signalbox.runtime.emit.EmitSettings;
import dev.signalbox.runtime.emit.EventIds;
import dev.signalbox.runtime.observe.ObserverGuard;
import dev.signalbox.runtime.observe.QuietLog;
import dev.signalbox.runtime.receive.BoxDeadLetters;
import dev.signalbox.runtime.receive.ConsumerGroups;
import dev.signalbox.runtime.receive.DeadLetters;
import dev.signalbox.runtime.receive.DeliveryCounters;
import dev.signalbox.runtime.receive.ReceiveSettings;
import dev.signalbox.runtime.retry.DurationFormat;
import dev.signalbox.runtime.time.Scheduler;
import dev.signalbox.runtime.time.SystemScheduler;
import dev.signalbox.runtime.transport.ConnectionSettings;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The parts of a box, put together as the options say. */
final class Engine {

    private static final QuietLog log = QuietLog.of(Signalbox.class);

    private final @Nullable BoxThreads ownThreads;
    private final @Nullable SystemScheduler ownScheduler;
    private final ObserverGuard observer;
    private final Connections connections;
    private final Topology topology;
    private final DomainChannels domain;
    private final BoxEmitter emitter;
    private final ConsumerGroups groups;
    private final DeadLetters deadLetters;

    Engine(SignalboxOptions options) {
        String application = options.application();
        Executor handlers = options.handlerExecutor();
        ownThreads = handlers == null ? new BoxThreads(application) : null;
        Executor executor = ownThreads != null ? ownThreads : Objects.requireNonNull(handlers);
        Scheduler scheduler = options.scheduler();
        ownScheduler = scheduler == null ? new SystemScheduler("signalbox-" + application + "-timer") : null;
        Scheduler clock = ownScheduler != null ? ownScheduler : Objects.requireNonNull(scheduler);
        observer = new ObserverGuard(options.observer());
        connections =
                new Connections(new ConnectionSettings(application, options.startTimeout(), options.drainTimeout()));
        topology = new Topology(options, connections);
        EventIds ids = new EventIds();
        domain = new DomainChannels(new DomainSettings(application, options.retry(), executor, clock, observer, ids));
        emitter = new BoxEmitter(
                new EmitSettings(
                        application,
                        options.payloadFormat(),
                        options.emitTimeout(),
                        onEmitTimeout(options),
                        executor,
                        clock,
                        observer,
                        ids),
                topology);
        groups = new ConsumerGroups(
                new ReceiveSettings(
                        application,
                        options.payloadFormat(),
                        options.retry(),
                        options.concurrency(),
                        options.maxInFlight(),
                        executor,
                        clock,
                        options.unrouted(),
                        observer),
                topology);
        deadLetters = new BoxDeadLetters(topology, groups::names, clock, options.startTimeout());
    }

    Topology topology() {
        return topology;
    }

    Connections connections() {
        return connections;
    }

    DomainChannels domain() {
        return domain;
    }

    BoxEmitter emitter() {
        return emitter;
    }

    ConsumerGroups groups() {
        return groups;
    }

    DeadLetters deadLetters() {
        return deadLetters;
    }

    SignalboxStats stats() {
        DeliveryCounters.Snapshot delivered = groups.counters().snapshot();
        DomainCounters raised = domain.counters();
        EmitCounters emits = emitter.counters();
        return new SignalboxStats(
                delivered.received(),
                delivered.handled(),
                delivered.deadLettered(),
                delivered.unrouted(),
                delivered.handedBack(),
                delivered.inFlight(),
                delivered.handlerRuns() + raised.handlerRuns(),
                delivered.handlerErrors() + raised.handlerErrors(),
                delivered.retries() + raised.retries(),
                emits.emitted(),
                raised.raised(),
                emits.failures(),
                emits.timeouts(),
                delivered.decodeErrors(),
                observer.errors(),
                delivered.subscriptionFailures());
    }

    /** Whether this thread is inside a handler of the box. */
    boolean runsHandlerHere() {
        return groups.runsHandlerHere() || domain.runsHandlerHere();
    }

    /** Lets go of what is the box's own. */
    void release(Duration timeout) {
        emitter.refuse();
        connections.close(timeout);
        emitter.abandon();
        if (ownThreads != null) {
            ownThreads.close();
        }
        if (ownScheduler != null) {
            ownScheduler.close();
        }
    }

    private static Consumer<? super Record> onEmitTimeout(SignalboxOptions options) {
        Consumer<? super Record> callback = options.onEmitTimeout();
        return callback != null
                ? callback
                : event -> log.warn(
                        "An event of {} was not confirmed within {}; it may have arrived all the same",
                        event.getClass().getName(),
                        DurationFormat.of(options.emitTimeout()));
    }
}
