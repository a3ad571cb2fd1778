package dev.signalbox.testing;

import dev.signalbox.EmitException;
import dev.signalbox.EventEmitter;
import dev.signalbox.Headers;
import dev.signalbox.codegen.EventTable;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.SignalboxStats;
import dev.signalbox.runtime.memory.InMemoryTransport;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.retry.RetryPolicy;
import dev.signalbox.runtime.time.ManualScheduler;
import dev.signalbox.testing.transport.ControlledTransport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A box for tests: it has no threads, and its time stands still until the test moves it. Everything runs in
 * the thread of the test, in an order that is the same each time: {@link #emit} runs what is due at once,
 * {@link #advance} moves the time, {@link #awaitQuiet} moves it as far as all retries need. Events go
 * through codecs and an in-memory broker like anywhere else.
 *
 * <p>A handler that waits for a time, or for another handler's retry, waits for ever: only the test moves
 * the time. Used by one thread; handlers may complete their stages on others.
 */
public final class TestSignalbox implements AutoCloseable {

    private static final int MOST_LETTERS = 100_000;

    private final ManualScheduler time = new ManualScheduler();
    private final TestQueue queue = new TestQueue();
    private final FailureLog failures = new FailureLog();
    private final TestJournal journal = new TestJournal(time, failures);
    private final InMemoryTransport broker =
            InMemoryTransport.builder().executor(queue).build();
    private final ControlledTransport transport = new ControlledTransport(broker);
    private final Signalbox box;
    private int published;

    private TestSignalbox(Builder builder, Function<? super SignalboxOptions, Signalbox> start) {
        SignalboxOptions.Builder options = SignalboxOptions.builder(builder.application)
                .retry(RetryPolicy.builder().jitter(0).build())
                .drainTimeout(Duration.ZERO);
        builder.settings.forEach(setting -> setting.accept(options));
        box = start.apply(options.transport(transport)
                .handlerExecutor(queue)
                .scheduler(time)
                .observer(journal)
                .build());
        queue.runAll();
    }

    /** Begins with the defaults of {@link Builder}; the application is called "test". */
    public static Builder builder() {
        return builder("test");
    }

    /** Begins with the defaults of {@link Builder}. */
    public static Builder builder(String application) {
        return new Builder(application);
    }

    /**
     * Collects settings; not safe for use by several threads. The defaults are those of {@link
     * SignalboxOptions}, but for retries without jitter, so that a test can tell their times, and for no
     * drain time.
     */
    public static final class Builder {

        private final String application;
        private final List<Consumer<SignalboxOptions.Builder>> settings = new ArrayList<>();

        private Builder(String application) {
            this.application = Objects.requireNonNull(application, "application");
        }

        /** Changes options; transport, handler executor, scheduler and observer stay the test's own. */
        public Builder options(Consumer<SignalboxOptions.Builder> setting) {
            settings.add(Objects.requireNonNull(setting, "setting"));
            return this;
        }

        /** Starts a box with one table, whose handlers may take the emitter. */
        public TestSignalbox start(Function<? super EventEmitter, ? extends EventTable> table) {
            return startBox(options -> {
                Signalbox box = Signalbox.create(options);
                box.register(table.apply(box.emitter()));
                return box;
            });
        }

        /**
         * Starts a box that the test makes, such as the one of a Dagger component.
         *
         * @param box makes it with the options that it gets; it is not started yet
         */
        public TestSignalbox startBox(Function<? super SignalboxOptions, Signalbox> box) {
            return new TestSignalbox(this, options -> {
                Signalbox made = box.apply(options);
                made.start();
                return made;
            });
        }
    }

    /**
     * Emits events in their order, and handles what is due.
     *
     * @throws RuntimeException if an emit fails: the failure itself, or a {@link CompletionException}
     *     around a checked one
     */
    public void emit(Record... events) {
        List<CompletableFuture<?>> emits = Arrays.stream(events)
                .<CompletableFuture<?>>map(box.emitter()::emit)
                .toList();
        queue.runAll();
        emits.stream().filter(CompletableFuture::isCompletedExceptionally).forEach(TestSignalbox::rethrow);
    }

    /** Raises a domain event. */
    public void raise(Record event) {
        box.emitter().raise(event);
        queue.runAll();
    }

    /**
     * Puts a message there as another service would, as a CloudEvent in binary mode, and handles what is due.
     *
     * @param key the ordering key, or null
     * @param json the payload
     * @throws EmitException if nobody reads the topic and it is full
     */
    public void publish(String topic, String type, @Nullable String key, String json) {
        published++;
        Headers headers = Headers.builder()
                .add("ce_specversion", "1.0")
                .add("ce_id", "published-" + published)
                .add("ce_type", type)
                .add("ce_source", "stranger")
                .build();
        publishRaw(topic, key, headers, json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Puts any bytes there, and handles what is due.
     *
     * @param key the ordering key, or null
     * @throws EmitException if nobody reads the topic and it is full
     */
    public void publishRaw(String topic, @Nullable String key, Headers headers, byte[] payload) {
        broker.publishRaw(topic, key, headers, payload);
        queue.runAll();
    }

    /** Runs what is due now, such as what a stage that was completed on another thread has set free. */
    public void runDue() {
        time.runDue();
        queue.runAll();
    }

    /** Moves the time, from timer to timer, and handles what falls due. */
    public void advance(Duration duration) {
        queue.runAll();
        Duration left = duration;
        for (Optional<Duration> next = time.untilNext(); isWithin(next, left); next = time.untilNext()) {
            time.advance(next.orElseThrow());
            queue.runAll();
            left = left.minus(next.orElseThrow());
        }
        time.advance(left);
    }

    /**
     * Handles everything: moves the time from timer to timer until no message is in flight, no attempt is
     * running and no retry is waiting.
     *
     * @throws AssertionError if that does not come, because a handler never ends or is retried without end;
     *     it says what is open
     */
    public void awaitQuiet() {
        new Quiet(this).await();
    }

    /**
     * The transport, which fails when the test says so. What it sets free is handled by {@link #runDue} or
     * {@link #awaitQuiet}.
     */
    public ControlledTransport transport() {
        return transport;
    }

    /** The clock and the timers. Moving the time there does not handle what falls due. */
    public ManualScheduler time() {
        return time;
    }

    /** The box itself. What is done there is handled by {@link #runDue} or {@link #awaitQuiet}. */
    public Signalbox signalbox() {
        return box;
    }

    /** The box's emitter, for the futures of single emits. */
    public EventEmitter emitter() {
        return box.emitter();
    }

    /** What was emitted and confirmed, oldest first; what handlers have emitted among it. */
    public List<EmittedEvent> emitted() {
        return journal.emitted();
    }

    /** The events of one class among {@link #emitted()}, oldest first. */
    public <E extends Record> List<E> emitted(Class<E> event) {
        return emitted().stream()
                .map(EmittedEvent::event)
                .filter(event::isInstance)
                .map(event::cast)
                .toList();
    }

    /** What was raised, oldest first. */
    public List<Record> raised() {
        return journal.raised();
    }

    /** Every call of a handler, oldest first. */
    public List<HandlerAttempt> attempts() {
        failures.expect(any -> true);
        return journal.attempts();
    }

    /** Every retry that was scheduled, oldest first. */
    public List<ScheduledRetry> retries() {
        return journal.retries();
    }

    /** The dead letters of all topics, oldest first. */
    public List<DeadLetter> deadLetters() {
        failures.expect(any -> true);
        return letters();
    }

    /** The same, which is no look of the test's own. */
    List<DeadLetter> letters() {
        return box.deadLetters().list("**", MOST_LETTERS);
    }

    /** Puts a dead letter back into its queue, and handles what is due. */
    public void replay(DeadLetter letter) {
        CompletableFuture<?> replayed = box.deadLetters().replay(letter);
        queue.runAll();
        if (replayed.isCompletedExceptionally()) {
            rethrow(replayed);
        }
    }

    /** The box's counters. */
    public SignalboxStats stats() {
        return box.stats();
    }

    /** Closes the box; what is in flight goes back to the broker. */
    @Override
    public void close() {
        box.close();
        failures.close();
    }

    FailureLog failures() {
        return failures;
    }

    TestJournal journal() {
        return journal;
    }

    private static boolean isWithin(Optional<Duration> next, Duration left) {
        return next.isPresent() && next.get().compareTo(left) <= 0;
    }

    private static void rethrow(CompletableFuture<?> failed) {
        try {
            failed.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }
}
