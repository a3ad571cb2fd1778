package dev.signalbox.rabbitmq.internal;

import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.time.TimerThread;
import dev.signalbox.runtime.transport.ConnectionSettings;
import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.Publisher;
import dev.signalbox.runtime.transport.SubscriptionSpec;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.TransportConnection;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One box's connections: one to publish, one to consume, because a broker that blocks publishers reads no
 * acknowledgements from their connections either. Each is made when it is needed.
 */
public final class RabbitConnection implements TransportConnection {

    /** For giving back, in their order, the dead letters that are being looked at. */
    private static final long MOST_FOR_QUESTIONS = TimeUnit.SECONDS.toNanos(2);

    private static final long MOST_EARLY_MILLIS = 500;

    private final String transport;
    private final RabbitSettings settings;
    private final Topology topology;
    private final Link publishing;
    private final Link consuming;
    private final RabbitPublisher publisher;
    private final RabbitLetters letters;
    private final BrokerQuestions questions;
    private final TimerThread background;
    private final Trials trials;
    private final Duration patience;
    private final List<RabbitSubscription> memberships = new CopyOnWriteArrayList<>();

    private volatile boolean closed;

    /** Without connections so far. */
    public RabbitConnection(String transport, RabbitSettings settings, ConnectionSettings box) {
        this.transport = transport;
        this.settings = settings;
        this.topology = new Topology(settings);
        this.publishing = new Link(transport, box.application() + "-publisher", settings);
        this.consuming = new Link(transport, box.application() + "-consumer", settings);
        this.publisher = new RabbitPublisher(transport, publishing, settings, topology);
        this.trials = new Trials(consuming, new TrialRecords(consuming, publisher, topology));
        this.patience = patience(box.startTimeout());
        this.background = new TimerThread("signalbox-" + box.application() + "-letters");
        this.questions = new BrokerQuestions(transport, consuming, box.startTimeout(), background);
        this.letters = new RabbitLetters(
                settings.exchange(),
                topology,
                publisher,
                questions,
                this::subscriptions,
                box.startTimeout().multipliedBy(3).dividedBy(4));
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
        Intake intake = new Intake(
                receiver,
                consuming,
                trials,
                new Admission(settings.exchange(), settings.exchangeType()),
                settings.deliveryLimit());
        RabbitSubscription subscription = new RabbitSubscription(
                new QueueSubscription.Group(
                        spec.group(),
                        transport,
                        consuming,
                        topology,
                        settings.unsettled(spec.maxWaitingForRetry()),
                        receiver,
                        intake),
                patience);
        memberships.add(subscription);
        return subscription.join(spec).whenComplete((joined, failure) -> {
            if (failure != null) {
                memberships.remove(subscription);
            }
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
        await(publisher.quiet(), deadline);
        questions.close(letters::close, Math.min(deadline - System.nanoTime(), MOST_FOR_QUESTIONS));
        CompletableFuture<Void> left = consuming.close(() -> memberships.forEach(RabbitSubscription::leave));
        CompletableFuture<Void> gone = publishing.close(() -> {});
        publisher.close();
        await(left, deadline);
        await(gone, deadline);
    }

    /** Through what a group of this box reads. */
    private List<TopicPattern> subscriptions(String group) {
        return memberships.stream()
                .filter(each -> each.group().equals(group))
                .flatMap(each -> each.topics().stream())
                .distinct()
                .toList();
    }

    /** A little less than the box waits, so that it hears why it has waited. */
    private static Duration patience(Duration startTimeout) {
        long millis = startTimeout.toMillis();
        return Duration.ofMillis(Math.max(1, millis - Math.min(MOST_EARLY_MILLIS, millis / 20)));
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
