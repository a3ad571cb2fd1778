package dev.signalbox.rabbitmq.internal;

import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.transport.ConnectionSettings;
import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.Publisher;
import dev.signalbox.runtime.transport.SubscriptionSpec;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.TransportConnection;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One box's connections: one to publish, one to consume, because a broker that blocks publishers reads no
 * acknowledgements from their connections either. Each is made when it is needed.
 */
public final class RabbitConnection implements TransportConnection {

    private final String transport;
    private final RabbitSettings settings;
    private final Topology topology;
    private final Link publishing;
    private final Link consuming;
    private final RabbitPublisher publisher;
    private final RabbitLetters letters;
    private final ExecutorService background;
    private final List<Membership> memberships = new CopyOnWriteArrayList<>();

    private volatile boolean closed;

    /** A subscription and the group it is of. */
    private record Membership(RabbitSubscription subscription, SubscriptionSpec spec) {}

    /** Without connections so far. */
    public RabbitConnection(String transport, RabbitSettings settings, ConnectionSettings box) {
        this.transport = transport;
        this.settings = settings;
        this.topology = new Topology(settings);
        this.publishing = new Link(transport, box.application() + "-publisher", settings);
        this.consuming = new Link(transport, box.application() + "-consumer", settings);
        this.publisher = new RabbitPublisher(transport, publishing, settings, topology);
        this.background = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "signalbox-" + box.application() + "-letters");
            thread.setDaemon(true);
            return thread;
        });
        BrokerQuestions questions = new BrokerQuestions(transport, consuming, box.startTimeout(), background);
        this.letters = new RabbitLetters(settings.exchange(), topology, publisher, questions, this::through);
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
        RabbitSubscription subscription =
                new RabbitSubscription(transport, consuming, settings, topology, spec, receiver);
        memberships.add(new Membership(subscription, spec));
        return subscription.join();
    }

    @Override
    public DeadLetterStore deadLetters() {
        return letters;
    }

    @Override
    public void close(Duration timeout) {
        closed = true;
        long deadline = System.nanoTime() + timeout.toNanos();
        await(publisher.quiet(), deadline);
        CompletableFuture<Void> left = consuming.close(
                () -> memberships.forEach(each -> each.subscription().leave()));
        CompletableFuture<Void> gone = publishing.close(() -> {});
        publisher.close();
        background.shutdownNow();
        await(left, deadline);
        await(gone, deadline);
    }

    /** Through what a group of this box reads a topic: by its name, or else by a pattern. */
    private @Nullable TopicPattern through(String group, String topic) {
        return memberships.stream()
                .map(Membership::spec)
                .filter(spec -> spec.group().equals(group))
                .flatMap(spec -> spec.topics().stream())
                .filter(pattern -> pattern.matches(topic))
                .min(Comparator.comparing(TopicPattern::exact).reversed().thenComparing(Comparator.naturalOrder()))
                .orElse(null);
    }

    private static void await(CompletableFuture<Void> end, long deadline) {
        try {
            end.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException notInTime) {
            return; // whose end it is tells what has become of it
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
