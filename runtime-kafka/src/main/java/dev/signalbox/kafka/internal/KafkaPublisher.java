package dev.signalbox.kafka.internal;

import dev.signalbox.EmitException;
import dev.signalbox.runtime.transport.OutboundMessage;
import dev.signalbox.runtime.transport.Publisher;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends records over one producer, which is made when the first one is sent. */
final class KafkaPublisher implements Publisher {

    private final String transport;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final TopicAdmin topics;
    private final Executor background;
    private final ConcurrentMap<String, TopicDoor<Sending>> doors = new ConcurrentHashMap<>();

    private volatile boolean closed;
    private volatile @Nullable Producer<byte[], byte[]> producer;

    /** A record on its way, and who waits for it. */
    private record Sending(ProducerRecord<byte[], byte[]> sent, CompletableFuture<Void> confirmation) {}

    /**
     * A publisher without a connection so far.
     *
     * @param background where topics are looked up
     */
    KafkaPublisher(
            String transport, KafkaSettings settings, String application, TopicAdmin topics, Executor background) {
        this.transport = transport;
        this.producers = () -> new KafkaProducer<>(
                settings.producer(application), new ByteArraySerializer(), new ByteArraySerializer());
        this.topics = topics;
        this.background = background;
    }

    @Override
    public CompletableFuture<Void> publish(OutboundMessage message) {
        return publish(MessageRecords.of(message));
    }

    /** Sends a record; the future is as that of a message. */
    CompletableFuture<Void> publish(ProducerRecord<byte[], byte[]> sent) {
        CompletableFuture<Void> confirmation = new CompletableFuture<>();
        if (closed) {
            confirmation.completeExceptionally(isClosed(sent.topic()));
            return confirmation;
        }
        TopicDoor<Sending> door = doors.get(sent.topic());
        if (door == null) {
            door = doors.computeIfAbsent(sent.topic(), any -> new TopicDoor<>(this::send));
        }
        if (door.pass(new Sending(sent, confirmation), System.nanoTime())) {
            TopicDoor<Sending> unknown = door;
            background.execute(() -> findOut(sent.topic(), unknown));
        }
        return confirmation;
    }

    /** Waits for what was sent, at most as long as given, then lets go. */
    void close(Duration timeout) {
        Producer<byte[], byte[]> last;
        synchronized (this) {
            closed = true;
            last = producer;
        }
        doors.forEach(
                (topic, door) -> door.refuse(sending -> sending.confirmation().completeExceptionally(isClosed(topic))));
        if (last != null) {
            last.close(timeout);
        }
    }

    private void findOut(String topic, TopicDoor<Sending> door) {
        try {
            topics.exists(topic).join();
            producer().partitionsFor(topic);
            door.open(System.nanoTime());
        } catch (RuntimeException | Error failure) {
            EmitException refusal = refusal(topic, failure);
            door.refuse(sending -> sending.confirmation().completeExceptionally(refusal));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells the same
    private void send(Sending sending) {
        CompletableFuture<Void> confirmation = sending.confirmation();
        if (confirmation.isDone()) {
            return; // given up
        }
        String topic = sending.sent().topic();
        try {
            producer().send(sending.sent(), (metadata, failure) -> {
                if (failure == null) {
                    confirmation.complete(null);
                } else {
                    confirmation.completeExceptionally(refusal(topic, failure));
                }
            });
        } catch (RuntimeException failure) {
            confirmation.completeExceptionally(refusal(topic, failure));
        }
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
                }
            }
        }
        return made;
    }

    private EmitException refusal(String topic, Throwable failure) {
        return closed ? isClosed(topic) : KafkaFailures.emit(topic, failure, transport);
    }

    private EmitException isClosed(String topic) {
        return new EmitException("The connection to " + transport + " is closed; nothing can be written to " + topic);
    }
}
