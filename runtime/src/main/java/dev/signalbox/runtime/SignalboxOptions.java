package dev.signalbox.runtime;

import dev.signalbox.ConfigurationException;
import dev.signalbox.runtime.observe.EventObserver;
import dev.signalbox.runtime.receive.UnroutedPolicy;
import dev.signalbox.runtime.retry.DurationFormat;
import dev.signalbox.runtime.retry.RetryPolicy;
import dev.signalbox.runtime.time.Scheduler;
import dev.signalbox.runtime.transport.GroupName;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.runtime.wire.PayloadFormat;
import dev.signalbox.runtime.wire.WireFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a {@link Signalbox} is made with. Immutable. */
public final class SignalboxOptions {

    /** Longer waits do not fit into the nanoseconds that clocks count in. */
    private static final Duration LONGEST = Duration.ofDays(100L * 365);

    private final String application;
    private final @Nullable Transport transport;
    private final List<Routed<Transport>> transportRoutes;
    private final WireFormat wireFormat;
    private final List<Routed<WireFormat>> wireFormatRoutes;
    private final PayloadFormat payloadFormat;
    private final RetryPolicy retry;
    private final int concurrency;
    private final int maxInFlight;
    private final int maxWaitingForRetry;
    private final @Nullable Executor handlerExecutor;
    private final Duration emitTimeout;
    private final @Nullable Consumer<? super Record> onEmitTimeout;
    private final Duration startTimeout;
    private final Duration drainTimeout;
    private final UnroutedPolicy unrouted;
    private final @Nullable EventObserver observer;
    private final @Nullable Scheduler scheduler;

    /**
     * What is used for some topics.
     *
     * @param pattern the topics
     * @param use what is used for them
     */
    record Routed<T>(TopicPattern pattern, T use) {}

    private SignalboxOptions(Builder builder) {
        this.application = builder.application;
        this.transport = builder.transport;
        this.transportRoutes = List.copyOf(builder.transportRoutes);
        this.wireFormat = builder.wireFormat;
        this.wireFormatRoutes = List.copyOf(builder.wireFormatRoutes);
        this.payloadFormat = builder.payloadFormat;
        this.retry = builder.retry;
        this.concurrency = builder.concurrency;
        this.maxInFlight = builder.maxInFlight;
        this.maxWaitingForRetry = builder.maxWaitingForRetry;
        this.handlerExecutor = builder.handlerExecutor;
        this.emitTimeout = builder.emitTimeout;
        this.onEmitTimeout = builder.onEmitTimeout;
        this.startTimeout = builder.startTimeout;
        this.drainTimeout = builder.drainTimeout;
        this.unrouted = builder.unrouted;
        this.observer = builder.observer;
        this.scheduler = builder.scheduler;
    }

    /**
     * Begins with the defaults.
     *
     * @param application the CloudEvents source, and the consumer group of handlers that name none:
     *     letters, digits, dots, underscores and hyphens
     * @throws ConfigurationException if it holds anything else
     */
    public static Builder builder(String application) {
        return new Builder(application);
    }

    /**
     * Begins with what environment variables say, and the defaults for the rest; what is set afterwards is
     * stronger. Their names are the prefix, an underscore, and the option: {@code SHOP_APPLICATION}, which is
     * required, {@code _CONCURRENCY}, {@code _MAX_IN_FLIGHT}, {@code _MAX_WAITING_FOR_RETRY}, {@code
     * _EMIT_TIMEOUT}, {@code _START_TIMEOUT}, {@code _DRAIN_TIMEOUT}, {@code _UNROUTED} ({@code IGNORE}, {@code
     * DEAD_LETTER}), {@code _WIRE_FORMAT} ({@code cloudevents}, {@code cloudevents-structured}), {@code
     * _PAYLOAD_FORMAT} ({@code json}, {@code cbor}, {@code smile}), {@code _RETRY_ATTEMPTS}, {@code
     * _RETRY_DELAY}, {@code _RETRY_MULTIPLIER}, {@code _RETRY_MAX_DELAY}, {@code _RETRY_JITTER}. Durations are
     * {@code 250ms}, {@code 1s}, {@code 5m}, {@code 1h}, or ISO-8601. An empty variable is one that is not set;
     * variables of other names mean nothing here.
     *
     * @param prefix such as {@code SHOP}
     * @throws ConfigurationException if a value is one that the builder refuses, or cannot be read, or if a name
     *     differs from one of these in case or underscores alone; it says which
     */
    public static Builder fromEnvironment(String prefix) {
        return fromEnvironment(prefix, System.getenv());
    }

    /** As {@link #fromEnvironment(String)}, from variables that are given. */
    public static Builder fromEnvironment(String prefix, Map<String, String> environment) {
        return new EnvironmentOptions(prefix, environment).read();
    }

    /** The CloudEvents source, and the consumer group of handlers that name none. */
    public String application() {
        return application;
    }

    @Nullable
    Transport transport() {
        return transport;
    }

    List<Routed<Transport>> transportRoutes() {
        return transportRoutes;
    }

    WireFormat wireFormat() {
        return wireFormat;
    }

    List<Routed<WireFormat>> wireFormatRoutes() {
        return wireFormatRoutes;
    }

    PayloadFormat payloadFormat() {
        return payloadFormat;
    }

    RetryPolicy retry() {
        return retry;
    }

    int concurrency() {
        return concurrency;
    }

    int maxInFlight() {
        return maxInFlight;
    }

    int maxWaitingForRetry() {
        return maxWaitingForRetry;
    }

    @Nullable
    Executor handlerExecutor() {
        return handlerExecutor;
    }

    Duration emitTimeout() {
        return emitTimeout;
    }

    @Nullable
    Consumer<? super Record> onEmitTimeout() {
        return onEmitTimeout;
    }

    Duration startTimeout() {
        return startTimeout;
    }

    Duration drainTimeout() {
        return drainTimeout;
    }

    UnroutedPolicy unrouted() {
        return unrouted;
    }

    @Nullable
    EventObserver observer() {
        return observer;
    }

    @Nullable
    Scheduler scheduler() {
        return scheduler;
    }

    /** Collects options; not safe for use by several threads. */
    public static final class Builder {

        private final String application;
        private @Nullable Transport transport;
        private final List<Routed<Transport>> transportRoutes = new ArrayList<>();
        private WireFormat wireFormat = WireFormat.cloudEvents();
        private final List<Routed<WireFormat>> wireFormatRoutes = new ArrayList<>();
        private PayloadFormat payloadFormat = PayloadFormat.json();
        private RetryPolicy retry = RetryPolicy.defaults();
        private int concurrency = 16;
        private int maxInFlight = 1_000;
        private int maxWaitingForRetry = 10_000;
        private @Nullable Executor handlerExecutor;
        private Duration emitTimeout = Duration.ofSeconds(30);
        private @Nullable Consumer<? super Record> onEmitTimeout;
        private Duration startTimeout = Duration.ofSeconds(30);
        private Duration drainTimeout = Duration.ofSeconds(30);
        private UnroutedPolicy unrouted = UnroutedPolicy.IGNORE;
        private @Nullable EventObserver observer;
        private @Nullable Scheduler scheduler;

        private Builder(String application) {
            this.application = GroupName.checked(application, "application");
        }

        /** The transport of every topic that no {@link #route} names. Without one, only domain events work. */
        public Builder transport(Transport transport) {
            this.transport = Objects.requireNonNull(transport, "transport");
            return this;
        }

        /**
         * The transport of the topics that match; the first that matches counts.
         *
         * @throws ConfigurationException if the pattern is none
         */
        public Builder route(String topicPattern, Transport transport) {
            transportRoutes.add(
                    new Routed<>(TopicPattern.of(topicPattern), Objects.requireNonNull(transport, "transport")));
            return this;
        }

        /** How messages are dressed; {@link WireFormat#cloudEvents()} by default. */
        public Builder wireFormat(WireFormat wireFormat) {
            this.wireFormat = Objects.requireNonNull(wireFormat, "wireFormat");
            return this;
        }

        /**
         * How the messages of the topics that match are dressed; the first that matches counts.
         *
         * @throws ConfigurationException if the pattern is none
         */
        public Builder wireFormat(String topicPattern, WireFormat wireFormat) {
            wireFormatRoutes.add(
                    new Routed<>(TopicPattern.of(topicPattern), Objects.requireNonNull(wireFormat, "wireFormat")));
            return this;
        }

        /** How payloads are written, and read where a message does not say; {@link PayloadFormat#json()} by default. */
        public Builder payloadFormat(PayloadFormat payloadFormat) {
            this.payloadFormat = Objects.requireNonNull(payloadFormat, "payloadFormat");
            return this;
        }

        /** The policy of handlers that set nothing themselves; by default 4 attempts, 1 s, doubling up to 60 s. */
        public Builder retry(RetryPolicy retry) {
            this.retry = Objects.requireNonNull(retry, "retry");
            return this;
        }

        /** How many handlers of a group run at once; 16 by default. */
        public Builder concurrency(int concurrency) {
            this.concurrency = positive(concurrency, "concurrency");
            return this;
        }

        /**
         * How many messages of a group that run, or could, are taken before some are settled; 1,000 by
         * default. Those that {@linkplain #maxWaitingForRetry wait for a retry} are counted apart.
         *
         * @throws ConfigurationException if it is less than 1
         */
        public Builder maxInFlight(int maxInFlight) {
            this.maxInFlight = positive(maxInFlight, "maxInFlight");
            return this;
        }

        /**
         * How many messages of a group may wait for a retry besides {@link #maxInFlight}; 10,000 by default.
         * Counted are those whose handlers wait for their next attempt, or whose dead letter waits to be
         * stored, and those that came behind one of these with the same key. So a few keys that fail do not
         * hold up the others. All of them are kept in memory; when there are so many, the group takes no
         * further messages until some have ended, and says so in the log. A broker may let fewer be
         * unsettled.
         *
         * @throws ConfigurationException if it is less than 1
         */
        public Builder maxWaitingForRetry(int maxWaitingForRetry) {
            this.maxWaitingForRetry = positive(maxWaitingForRetry, "maxWaitingForRetry");
            return this;
        }

        /**
         * Runs the handlers; never closed by the box. By default threads of the box's own, as many as run at
         * once. An executor with a bound of its own can stand still when handlers wait for each other. What it
         * would run in the thread that hands it a task, a thread of the box's own runs instead; not so where
         * the scheduler is {@link Scheduler#manual() moved by a test}.
         */
        public Builder handlerExecutor(Executor handlerExecutor) {
            this.handlerExecutor = Objects.requireNonNull(handlerExecutor, "handlerExecutor");
            return this;
        }

        /** How long the broker may take to confirm an emit; 30 s by default. */
        public Builder emitTimeout(Duration emitTimeout) {
            this.emitTimeout = positive(emitTimeout, "emitTimeout");
            return this;
        }

        /**
         * Told of events that were not confirmed in time; by default a warning is logged. Called on a thread
         * of the box's own that nothing else waits for, so that it may block and emit.
         */
        public Builder onEmitTimeout(Consumer<? super Record> onEmitTimeout) {
            this.onEmitTimeout = Objects.requireNonNull(onEmitTimeout, "onEmitTimeout");
            return this;
        }

        /** How long {@link Signalbox#start()} waits for the transports; 30 s by default. */
        public Builder startTimeout(Duration startTimeout) {
            this.startTimeout = positive(startTimeout, "startTimeout");
            return this;
        }

        /** How long {@link Signalbox#close()} lets what is in flight finish; 30 s by default, zero for not at all. */
        public Builder drainTimeout(Duration drainTimeout) {
            if (!drainTimeout.isZero()) {
                positive(drainTimeout, "drainTimeout");
            }
            this.drainTimeout = drainTimeout;
            return this;
        }

        /** What happens to types that no handler takes; {@link UnroutedPolicy#IGNORE} by default. */
        public Builder unrouted(UnroutedPolicy unrouted) {
            this.unrouted = Objects.requireNonNull(unrouted, "unrouted");
            return this;
        }

        /** Is told of every step; none by default. */
        public Builder observer(EventObserver observer) {
            this.observer = Objects.requireNonNull(observer, "observer");
            return this;
        }

        /** The clock and the timers; by default the system's, on a thread of the box's own. Never closed by the box. */
        public Builder scheduler(Scheduler scheduler) {
            this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
            return this;
        }

        /** The options as they are now; the builder can go on. */
        public SignalboxOptions build() {
            return new SignalboxOptions(this);
        }

        private static int positive(int value, String name) {
            if (value < 1) {
                throw new ConfigurationException(name + " must be at least 1, but is " + value);
            }
            return value;
        }

        private static Duration positive(Duration value, String name) {
            if (value.isZero() || value.isNegative() || value.compareTo(LONGEST) > 0) {
                throw new ConfigurationException(
                        name + " must be longer than zero and at most 100 years, but is " + DurationFormat.of(value));
            }
            return value;
        }
    }
}
