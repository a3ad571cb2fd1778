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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** One box's clients: a producer, an admin client, and consumers for each group. Each is made when it is needed. */
public final class KafkaConnection implements TransportConnection {

    /** Which part of the time for closing is the producer's alone. */
    private static final int LAST_PART = 4;

    private final String transport;
    private final KafkaSettings settings;
    private final ConnectionSettings box;
    private final ExecutorService background;
    private final ExecutorService deadLetterQuestions;
    private final ScheduledExecutorService watch;
    private final TopicAdmin topics;
    private final KafkaPublisher publisher;
    private final KafkaLetters letters;
    private final ReplayMarks marks;
    private final RebalanceWait rebalanceWait;
    private final List<KafkaSubscription> subscriptions = new CopyOnWriteArrayList<>();

    private volatile boolean closed;

    /** Without clients so far. */
    public KafkaConnection(String transport, KafkaSettings settings, ConnectionSettings box) {
        this.transport = transport;
        this.settings = settings;
        this.box = box;
        this.background = Executors.newCachedThreadPool(this::thread);
        this.deadLetterQuestions = Executors.newSingleThreadExecutor(this::thread);
        this.watch = Executors.newSingleThreadScheduledExecutor(this::thread);
        this.topics = new TopicAdmin(transport, settings, box.application(), box.startTimeout());
        this.publisher = new KafkaPublisher(transport, settings, box, topics, background, watch);
        this.letters = new KafkaLetters(
                transport,
                () -> consumer(settings.reader(box.application())),
                publisher,
                topics,
                settings.keyDecidesPartition(),
                box.startTimeout(),
                deadLetterQuestions);
        this.rebalanceWait = new RebalanceWait(
                watch, topics, transport, box.startTimeout().multipliedBy(2).dividedBy(3));
        this.marks = new ReplayMarks(publisher, () -> consumer(settings.reader(box.application())), box.startTimeout());
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
                topics,
                settings.concurrency(),
                receiver,
                (number, engine) -> member(spec, number, engine),
                settings.offsetReset().isRelativeToNow() ? Optional.empty() : Optional.of(rebalanceWait));
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
        Duration least = Leave.SHORTEST;
        boolean hurry = !subscriptions.isEmpty() && timeout.compareTo(least) < 0;
        long deadline = System.nanoTime() + (hurry ? least : timeout).toNanos();
        CompletableFuture<?>[] leaving = subscriptions.stream()
                .map(subscription -> subscription.close(timeout))
                .toArray(CompletableFuture<?>[]::new);
        // what members write down as they leave has to be confirmed before the producer goes
        Waiting.until(
                CompletableFuture.allOf(leaving).thenCompose(left -> marks.written()),
                deadline - timeout.toNanos() / LAST_PART);
        publisher.close(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        Waiting.until(CompletableFuture.allOf(leaving), deadline);
        subscriptions.forEach(KafkaSubscription::tellUncommitted);
        watch.shutdownNow();
        background.shutdownNow();
        deadLetterQuestions.shutdownNow();
        Waiting.until(
                CompletableFuture.runAsync(letters::close, task -> thread(task).start()), deadline);
        topics.close(Duration.ZERO);
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "signalbox-" + box.application() + "-kafka");
        thread.setDaemon(true);
        return thread;
    }

    private GroupMember member(SubscriptionSpec spec, int number, MessageReceiver receiver) {
        KafkaSettings its = settings.holding(spec.maxInFlight());
        return new GroupMember(spec.group(), transport, receiver, (engine, ended) -> {
            Consumer<byte[], byte[]> consumer = consumer(its.member(box.application(), spec.group(), number));
            Member member = new Member(transport, its, spec.group(), consumer, engine, marks, drainTimeout());
            return new ConsumerLoop(member, topics, ended);
        });
    }

    /** Half of what Kafka allows a member that does not poll. */
    private Duration drainTimeout() {
        Duration bound = settings.maxPollInterval().dividedBy(2);
        return box.drainTimeout().compareTo(bound) < 0 ? box.drainTimeout() : bound;
    }

    private Consumer<byte[], byte[]> consumer(Map<String, Object> properties) {
        return Clients.make(
                "consumer",
                transport,
                () -> new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }
}
