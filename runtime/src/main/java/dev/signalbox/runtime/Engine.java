package dev.signalbox.runtime;

import dev.signalbox.runtime.concurrent.Callbacks;
import dev.signalbox.runtime.concurrent.NeverInCaller;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The parts of a box, put together as the options say. */
final class Engine {

    private static final QuietLog log = QuietLog.of(Signalbox.class);

    private static final long CALLBACKS_SECONDS = 1;

    private final BoxThreads threads;

    /** Runs what users hang on the box's futures. */
    private final Executor callbacks;

    private final @Nullable SystemScheduler ownScheduler;
    private final ObserverGuard observer;
    private final Connections connections;
    private final Topology topology;
    private final DomainChannels domain;
    private final BoxEmitter emitter;
    private final ConsumerGroups groups;
    private final BoxDeadLetters deadLetters;

    Engine(SignalboxOptions options) {
        String application = options.application();
        threads = new BoxThreads(application);
        Scheduler scheduler = options.scheduler();
        ownScheduler = scheduler == null ? new SystemScheduler("signalbox-" + application + "-timer") : null;
        Scheduler clock = ownScheduler != null ? ownScheduler : Objects.requireNonNull(scheduler);
        callbacks = clock.manual() ? Runnable::run : new Callbacks(threads::executeAlways, clock);
        Executor executor = handlerExecutor(options.handlerExecutor(), clock);
        observer = new ObserverGuard(options.observer());
        connections = new Connections(new ConnectionSettings(
                application, options.startTimeout(), options.drainTimeout(), options.emitTimeout()));
        topology = new Topology(options, connections);
        EventIds ids = new EventIds();
        domain = new DomainChannels(new DomainSettings(application, options.retry(), executor, clock, observer, ids));
        emitter = new BoxEmitter(
                new EmitSettings(
                        application,
                        options.payloadFormat(),
                        options.emitTimeout(),
                        onEmitTimeout(options),
                        callbacks,
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
                        options.maxWaitingForRetry(),
                        executor,
                        clock,
                        options.unrouted(),
                        observer),
                topology);
        deadLetters = new BoxDeadLetters(topology, groups::names, clock, options.startTimeout(), callbacks);
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
                delivered.subscriptionFailures(),
                delivered.waitingForRetry());
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
        deadLetters.close();
        awaitCallbacks();
        threads.close();
        if (ownScheduler != null) {
            ownScheduler.close();
        }
    }

    /** The futures that users hold are done when the box is closed; what hangs on them may run for longer. */
    private void awaitCallbacks() {
        CountDownLatch all = new CountDownLatch(1);
        callbacks.execute(all::countDown);
        try {
            if (!all.await(CALLBACKS_SECONDS, TimeUnit.SECONDS)) {
                log.warn("The box is closed although not all callbacks of its futures have begun");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** A thread that waits for nothing but handlers may run them itself; where a test moves the time it always does. */
    private Executor handlerExecutor(@Nullable Executor users, Scheduler clock) {
        if (users == null) {
            return threads;
        }
        return clock.manual() ? users : new NeverInCaller(users, threads::executeAlways);
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
