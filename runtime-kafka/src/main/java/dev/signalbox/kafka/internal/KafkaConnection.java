package dev.signalbox.kafka.internal;

import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.transport.ConnectionSettings;
import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.Publisher;
import dev.signalbox.runtime.transport.SubscriptionSpec;
import dev.signalbox.runtime.transport.TransportConnection;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** One box's clients: a producer, an admin client, and consumers for each group. Each is made when it is needed. */
public final class KafkaConnection implements TransportConnection {

    private final String transport;
    private final KafkaSettings settings;
    private final ConnectionSettings box;
    private final ExecutorService background;
    private final TopicAdmin topics;
    private final KafkaPublisher publisher;
    private final KafkaLetters letters;
    private final List<KafkaSubscription> subscriptions = new CopyOnWriteArrayList<>();

    private volatile boolean closed;

    /** Without clients so far. */
    public KafkaConnection(String transport, KafkaSettings settings, ConnectionSettings box) {
        this.transport = transport;
        this.settings = settings;
        this.box = box;
        this.background = Executors.newCachedThreadPool(this::thread);
        this.topics = new TopicAdmin(transport, settings, box.application(), box.startTimeout());
        this.publisher = new KafkaPublisher(transport, settings, box.application(), topics, background);
        this.letters = new KafkaLetters(
                transport,
                () -> reader(settings, box.application()),
                publisher,
                topics,
                box.startTimeout(),
                background);
    }

    @Override
    public Publisher publisher() {
        return publisher;
    }

    @Override
    public CompletableFuture<TransportSubscription> subscribe(SubscriptionSpec spec, MessageReceiver receiver) {
        if (closed) {
            return CompletableFuture.failedFuture(
                    new SignalboxException("The connection to " + transport + " is closed"));
        }
        KafkaSubscription subscription = new KafkaSubscription(
                topics, settings.concurrency(), receiver, (number, engine) -> member(spec.group(), number, engine));
        subscriptions.add(subscription);
        return subscription.join(spec).exceptionallyCompose(failure -> {
            subscriptions.remove(subscription);
            return subscription
                    .close(Duration.ZERO)
                    .thenCompose(left -> CompletableFuture.failedFuture(
                            KafkaFailures.subscription(spec.group(), failure, transport)));
        });
    }

    @Override
    public DeadLetterStore deadLetters() {
        return letters;
    }

    @Override
    public void close(Duration timeout) {
        closed = true;
        long deadline = System.nanoTime() + timeout.toNanos();
        CompletableFuture<?>[] leaving = subscriptions.stream()
                .map(subscription -> subscription.close(timeout))
                .toArray(CompletableFuture<?>[]::new);
        publisher.close(timeout);
        Waiting.until(CompletableFuture.allOf(leaving), deadline);
        background.shutdownNow();
        Waiting.until(
                CompletableFuture.runAsync(letters::close, task -> thread(task).start()), deadline);
        topics.close(Duration.ZERO);
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "signalbox-" + box.application() + "-kafka");
        thread.setDaemon(true);
        return thread;
    }

    private ConsumerLoop member(String group, int number, MessageReceiver receiver) {
        Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                settings.member(box.application(), group, number),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        return new ConsumerLoop(new Member(transport, settings, group, consumer, receiver, drainTimeout()), topics);
    }

    /** Half of what Kafka allows a member that does not poll. */
    private Duration drainTimeout() {
        Duration bound = settings.maxPollInterval().dividedBy(2);
        return box.drainTimeout().compareTo(bound) < 0 ? box.drainTimeout() : bound;
    }

    private static KafkaConsumer<byte[], byte[]> reader(KafkaSettings settings, String application) {
        return new KafkaConsumer<>(
                settings.reader(application), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
