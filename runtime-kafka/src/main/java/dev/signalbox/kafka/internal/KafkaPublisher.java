package dev.signalbox.kafka.internal;

import dev.signalbox.EmitException;
import dev.signalbox.runtime.observe.QuietLog;
import dev.signalbox.runtime.transport.ConnectionSettings;
import dev.signalbox.runtime.transport.OutboundMessage;
import dev.signalbox.runtime.transport.Publisher;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends records over one producer, which is made when the first one is sent. */
final class KafkaPublisher implements Publisher {

    private static final QuietLog LOG = QuietLog.of(KafkaPublisher.class);

    private static final long LOOK_MILLIS = 1_000;

    private final String transport;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final long patienceNanos;
    private final TopicAdmin topics;
    private final Executor background;
    private final ScheduledExecutorService watch;
    private final ConcurrentMap<String, Way> ways = new ConcurrentHashMap<>();

    private volatile boolean closed;
    private volatile @Nullable Producer<byte[], byte[]> producer;

    /** The way to one topic, and what goes there and comes back. */
    private record Way(TopicDoor<Sending> door, Traffic traffic, AtomicBoolean asking) {}

    /**
     * A publisher without a connection so far.
     *
     * @param background where topics are looked up
     * @param watch where it is noticed that a topic does not answer
     */
    KafkaPublisher(
            String transport,
            KafkaSettings settings,
            ConnectionSettings box,
            TopicAdmin topics,
            Executor background,
            ScheduledExecutorService watch) {
        this.transport = transport;
        this.producers = () -> Clients.make(
                "producer",
                transport,
                () -> new KafkaProducer<>(
                        settings.producer(box.application()), new ByteArraySerializer(), new ByteArraySerializer()));
        this.patienceNanos =
                Math.min(settings.maxBlock().toNanos(), box.emitTimeout().toNanos());
        this.topics = topics;
        this.background = background;
        this.watch = watch;
    }

    @Override
    public CompletableFuture<Void> publish(OutboundMessage message) {
        return publish(MessageRecords.of(message));
    }

    /** Sends a record; the future is as that of a message. */
    CompletableFuture<Void> publish(ProducerRecord<byte[], byte[]> sent) {
        String topic = sent.topic();
        if (closed) {
            return CompletableFuture.failedFuture(isClosed(topic));
        }
        Way way = ways.get(topic);
        if (way == null) {
            way = ways.computeIfAbsent(
                    topic, any -> new Way(new TopicDoor<>(this::send), new Traffic(), new AtomicBoolean()));
        }
        Sending sending = new Sending(sent, way.traffic(), failure -> refusal(topic, failure), patienceNanos);
        if (way.door().pass(sending, System.nanoTime())) {
            TopicDoor<Sending> unknown = way.door();
            background.execute(() -> findOut(topic, unknown));
        }
        return sending.confirmation();
    }

    /** Waits for what was sent, at most as long as given, then lets go. */
    void close(Duration timeout) {
        Producer<byte[], byte[]> last;
        synchronized (this) {
            closed = true;
            last = producer;
        }
        ways.forEach((topic, way) -> way.door().refuse(sending -> sending.refuse(isClosed(topic))));
        if (last != null) {
            last.close(timeout);
        }
    }

    private void findOut(String topic, TopicDoor<Sending> door) {
        try {
            long deadline = System.nanoTime() + patienceNanos;
            do {
                topics.ready(topic).join();
            } while (!isKnown(topic, deadline) || !door.open(System.nanoTime()));
        } catch (Throwable failure) { // whoever waits has to hear of it
            EmitException refusal = refusal(topic, failure);
            door.refuse(sending -> sending.refuse(refusal));
        }
    }

    /** Whether the client has heard of a topic, for which it waits a moment. */
    private boolean isKnown(String topic, long deadline) {
        try {
            producer().partitionsFor(topic);
            return true;
        } catch (TimeoutException notYet) {
            if (System.nanoTime() - deadline < 0 && !closed) {
                return false;
            }
            throw notYet;
        }
    }

    private boolean send(Sending sending) {
        try {
            return sending.sendWith(producer());
        } catch (Throwable failure) { // whoever waits has to hear of it
            sending.refuse(refusal(sending.topic(), failure));
            return true;
        }
    }

    /**
     * What waits long for its answer may wait in the client for a topic that was deleted, until somebody makes
     * it again. One for dead letters may have been made by the broker meanwhile, with settings of its own.
     */
    private void look() {
        ways.forEach((topic, way) -> {
            Traffic traffic = way.traffic();
            traffic.look();
            boolean doubtful = traffic.waits() || (traffic.moves() && topics.isForLetters(topic));
            if (doubtful && way.asking().compareAndSet(false, true)) {
                CompletionStage<Void> asked = topics.ready(topic);
                asked.whenComplete((nothing, failure) -> {
                    way.asking().set(false);
                    if (failure != null && !closed) {
                        LOG.warn(
                                "Messages to {} on {} may wait: {}",
                                topic,
                                transport,
                                KafkaFailures.unwrap(failure).getMessage());
                    }
                });
            }
        });
    }

    private Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> made = producer;
        if (made == null) {
            synchronized (this) {
                if (closed) {
                    throw new EmitException("The connection to " + transport + " is closed");
                }
                made = producer;
                if (made == null) {
                    made = producers.get();
                    producer = made;
                    beginToLook();
                }
            }
        }
        return made;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it ends with its executor
    private void beginToLook() {
        watch.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private EmitException refusal(String topic, Throwable failure) {
        return closed ? isClosed(topic) : KafkaFailures.emit(topic, failure, transport);
    }

    private EmitException isClosed(String topic) {
        return new EmitException("The connection to " + transport + " is closed; nothing can be written to " + topic);
    }
}
