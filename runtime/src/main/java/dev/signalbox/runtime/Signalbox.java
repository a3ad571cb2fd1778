package dev.signalbox.runtime;

import dev.signalbox.ConfigurationException;
import dev.signalbox.EventEmitter;
import dev.signalbox.EventHandler;
import dev.signalbox.EventKind;
import dev.signalbox.RawEvent;
import dev.signalbox.SignalboxException;
import dev.signalbox.Subscription;
import dev.signalbox.codegen.EventTable;
import dev.signalbox.codegen.EventType;
import dev.signalbox.codegen.HandlerBinding;
import dev.signalbox.runtime.domain.DomainChannel;
import dev.signalbox.runtime.observe.QuietLog;
import dev.signalbox.runtime.receive.DeadLetters;
import dev.signalbox.runtime.retry.DurationFormat;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.WireText;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The runtime of an application: emits its events, and calls its handlers. It lives from {@link #create}
 * over {@link #start} to {@link #close}; emitting works from the beginning. Safe for use by many threads.
 */
public final class Signalbox implements AutoCloseable {

    private static final QuietLog log = QuietLog.of(Signalbox.class);

    private enum State {
        NEW,
        RUNNING,
        DRAINING,
        CLOSED
    }

    /** For an answer that is there, and not passed on yet. */
    private static final Duration LAST_MOMENT = Duration.ofSeconds(1);

    private final SignalboxOptions options;
    private final Engine engine;
    private final Closing closing;

    /** Guards the registry; held while brokers are told of a change, so that changes come one after the other. */
    private final Object changes = new Object();

    /** Guards the state; never held while anything is waited for, so that closing need not wait. */
    private final Object lock = new Object();

    /** Ends the waiting for brokers. */
    private final CompletableFuture<Void> closes = new CompletableFuture<>();

    private Registry registry = Registry.EMPTY;
    private volatile State state = State.NEW;

    private Signalbox(SignalboxOptions options) {
        this.options = options;
        this.engine = new Engine(options);
        this.closing = new Closing(engine, options);
    }

    /**
     * A box that knows these tables. No connection is opened before the first emit or {@link #start()}.
     *
     * @throws ConfigurationException as {@link #register} does, or if a pattern of the options leads to a
     *     transport that has no such topics
     */
    public static Signalbox create(SignalboxOptions options, EventTable... tables) {
        Signalbox box = new Signalbox(Objects.requireNonNull(options, "options"));
        try {
            box.engine.topology().checkPatterns();
            box.register(tables);
        } catch (RuntimeException failure) {
            box.close();
            throw failure;
        }
        return box;
    }

    /**
     * Adds the events and handlers of tables; all of them or, where one cannot work, none.
     *
     * @throws ConfigurationException if two records have one topic and type, two handlers one id, a handler
     *     takes an event that no table knows, or a transport cannot express a topic
     * @throws IllegalStateException if the box has been started
     */
    public void register(EventTable... tables) {
        synchronized (changes) {
            requireNew("tables are registered before start()");
            Registry more = registry;
            for (EventTable table : tables) {
                more = more.with(table);
            }
            await(take(more), "subscribe");
        }
    }

    /**
     * Begins to read. Returns when every group is in place. One that fails may be tried again; until then
     * no message comes.
     *
     * @throws SignalboxException if a transport is not there within the start timeout; it names it. Also if
     *     the box is closed meanwhile
     * @throws IllegalStateException if the box runs, or has been closed
     */
    public void start() {
        synchronized (changes) {
            requireNew("it can be started once");
            warnIfEmpty();
            await(engine.groups().start(), "start");
            engine.groups().resume();
            synchronized (lock) {
                if (state != State.NEW) {
                    throw closedBefore("start");
                }
                state = State.RUNNING;
            }
        }
    }

    /** Emits events; the same object each time. */
    public EventEmitter emitter() {
        return engine.emitter();
    }

    /**
     * Registers a handler at run time, in the application's group. Returns when the broker knows; one that
     * fails leaves no handler behind, and may be tried again.
     *
     * @param handlerId the name that dead letters remember it by
     * @param event the event that it takes
     * @throws ConfigurationException if there is a handler of this id, or no registered table knows the event
     * @throws SignalboxException if a transport refuses, or has not answered within the start timeout; it
     *     names it
     * @throws IllegalStateException if the box is closed
     */
    public <E extends Record> Subscription subscribe(String handlerId, Class<E> event, EventHandler<E> handler) {
        return subscribe(binding(handlerId, event, handler));
    }

    /**
     * Registers a handler of events of any type at run time, in the application's group. Returns when the
     * broker knows; one that fails leaves no handler behind, and may be tried again.
     *
     * @param handlerId the name that dead letters remember it by
     * @param topicPattern the topic or pattern that it reads
     * @throws ConfigurationException if there is a handler of this id, or a transport cannot express the
     *     pattern
     * @throws SignalboxException if a transport refuses, or has not answered within the start timeout; it
     *     names it
     * @throws IllegalStateException if the box is closed
     */
    public Subscription subscribeAll(String handlerId, String topicPattern, EventHandler<RawEvent> handler) {
        return subscribe(binding(handlerId, RawEvent.class, handler).withTopic(topicPattern));
    }

    /** The events that could not be handled. */
    public DeadLetters deadLetters() {
        return engine.deadLetters();
    }

    /** The counters as they are now. */
    public SignalboxStats stats() {
        return engine.stats();
    }

    /**
     * Stops fetching, lets what is in flight finish within the drain timeout, hands the rest back, waiting
     * retries too, and closes this box's connections. Idempotent: a second call waits for the first. Called
     * by a handler it only begins to close, since it would wait for that handler. A start, or a change of
     * handlers, that waits for a broker fails.
     */
    @Override
    public void close() {
        boolean first;
        synchronized (lock) {
            first = state != State.DRAINING && state != State.CLOSED;
            if (first) {
                state = State.DRAINING;
            }
        }
        if (first) {
            closes.complete(null);
            closing.begin(() -> state = State.CLOSED);
        }
        closing.await();
    }

    private static <E> HandlerBinding<E> binding(String handlerId, Class<E> accepts, EventHandler<E> handler) {
        Objects.requireNonNull(handler, "handler");
        WireText.checked(handlerId, "id of a handler");
        return HandlerBinding.of(handlerId, accepts, (event, context) -> {
            handler.handle(event, context);
            return null;
        });
    }

    private Subscription subscribe(HandlerBinding<?> binding) {
        synchronized (changes) {
            if (isClosing()) {
                throw new IllegalStateException("The box " + options.application() + " is closed");
            }
            if (!registry.types().containsKey(binding.accepts()) && binding.accepts() != RawEvent.class) {
                throw new ConfigurationException("No registered table knows "
                        + binding.accepts().getName() + ": register the table of the @EventModule that owns it");
            }
            Registry before = registry;
            try {
                await(take(before.with(binding)), "subscribe");
            } catch (RuntimeException failure) {
                if (registry != before && !isClosing()) {
                    takeBack(binding, failure);
                }
                throw failure;
            }
        }
        return () -> unsubscribe(binding);
    }

    /** Who was told that it failed has nothing to close, and may try again. The broker is told when it can be. */
    private void takeBack(HandlerBinding<?> binding, RuntimeException failure) {
        try {
            CompletionStage<Void> told = take(registry.without(binding));
            told.whenComplete((nothing, refused) -> {
                if (refused != null) {
                    failure.addSuppressed(refused);
                }
            });
        } catch (RuntimeException closedMeanwhile) {
            failure.addSuppressed(closedMeanwhile);
        }
    }

    private void unsubscribe(HandlerBinding<?> binding) {
        synchronized (changes) {
            if (isClosing()) {
                return;
            }
            try {
                await(take(registry.without(binding)), "unsubscribe");
            } catch (SignalboxException failure) {
                if (!isClosing()) { // where it closes, the handler goes with the box
                    throw failure;
                }
            }
        }
    }

    /** A module that was forgotten would show in nothing but silence. */
    private void warnIfEmpty() {
        if (registry.types().isEmpty() && registry.handlers().isEmpty()) {
            log.warn(
                    "The box {} starts without an event and a handler: no table of an @EventModule is registered"
                            + " (with Dagger, no generated module is in the @Component)",
                    options.application());
        }
    }

    private boolean isClosing() {
        return state == State.DRAINING || state == State.CLOSED;
    }

    private void requireNew(String why) {
        if (state != State.NEW) {
            throw new IllegalStateException("The box " + options.application() + " is " + state + ": " + why);
        }
    }

    private SignalboxException closedBefore(String what) {
        return new SignalboxException("The box " + options.application() + " was closed before it could " + what);
    }

    /** Makes a registry the box's own, after it has been found to work. */
    private CompletableFuture<Void> take(Registry next) {
        for (EventType<?> type : next.types().values()) {
            if (type.kind() != EventKind.DOMAIN) {
                engine.topology().checkTopic(TopicPattern.of(type.topic()));
            }
        }
        engine.groups().check(next.types().values(), next.handlers());
        Map<Class<?>, DomainChannel<?>> channels = new HashMap<>();
        for (EventType<?> type : next.types().values()) {
            if (type.kind() == EventKind.DOMAIN) {
                channels.put(type.eventClass(), engine.domain().channel(type, next.handlers(), next.invokers()));
            }
        }
        engine.emitter().know(next.types(), channels);
        registry = next;
        return engine.groups().handle(next.types().values(), next.handlers());
    }

    private void await(CompletableFuture<Void> change, String what) {
        if (ends(change, options.startTimeout(), what)) {
            return;
        }
        List<String> silent = engine.groups().waitingFor();
        if (silent.isEmpty() && ends(change, LAST_MOMENT, what)) {
            return; // the answer came while the time ended
        }
        throw new SignalboxException("The box " + options.application() + " could not " + what + ": "
                + (silent.isEmpty() ? "a transport" : String.join(", ", silent)) + " has not answered within "
                + DurationFormat.of(options.startTimeout()));
    }

    /** Whether a change ends in time; throws if it does not end well. */
    private boolean ends(CompletableFuture<Void> change, Duration within, String what) {
        try {
            CompletableFuture.anyOf(change, closes).get(within.toNanos(), TimeUnit.NANOSECONDS);
            if (!change.isDone()) {
                throw closedBefore(what);
            }
            return true;
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof SignalboxException ours
                    ? ours
                    : new SignalboxException(
                            "The box " + options.application() + " could not " + what, failure.getCause());
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SignalboxException(
                    "The box " + options.application() + " was interrupted before it could " + what, interrupted);
        }
    }
}
