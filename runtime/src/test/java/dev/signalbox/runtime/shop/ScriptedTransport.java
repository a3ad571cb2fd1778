package dev.signalbox.runtime.shop;

import dev.signalbox.ConfigurationException;
import dev.signalbox.runtime.transport.ConnectionSettings;
import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.OutboundMessage;
import dev.signalbox.runtime.transport.Publisher;
import dev.signalbox.runtime.transport.StoredLetter;
import dev.signalbox.runtime.transport.SubscriptionSpec;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.runtime.transport.TransportConnection;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A transport that does what a test says, when it says so. Used by one thread. */
public final class ScriptedTransport
        implements Transport, TransportConnection, Publisher, DeadLetterStore, TransportSubscription {

    private final List<OutboundMessage> published = new ArrayList<>();
    private final List<CompletableFuture<Void>> confirmations = new ArrayList<>();
    private final List<SubscriptionSpec> subscriptions = new ArrayList<>();
    private final List<MessageReceiver> receivers = new ArrayList<>();
    private final List<StoredLetter> letters = new ArrayList<>();
    private final List<CompletableFuture<Void>> stores = new ArrayList<>();
    private @Nullable RuntimeException throwNext;
    private Supplier<@Nullable String> trouble = () -> null;
    private CompletableFuture<TransportSubscription> joining = CompletableFuture.completedFuture(this);
    private CompletableFuture<Void> changing = CompletableFuture.completedFuture(null);
    private int opened;
    private int headerChecks;
    private Runnable onSubscribe = () -> {};
    private Runnable onPublish = () -> {};
    private int resumes;
    private int stops;
    private boolean failToStop;
    private boolean closed;
    private int maxUnsettled = Integer.MAX_VALUE;

    public List<OutboundMessage> published() {
        return published;
    }

    public CompletableFuture<Void> confirmation(int publish) {
        return confirmations.get(publish);
    }

    public void confirm(int publish) {
        confirmations.get(publish).complete(null);
    }

    public void refuse(int publish, Throwable failure) {
        confirmations.get(publish).completeExceptionally(failure);
    }

    /** What is wrong with it from now on. */
    public void trouble(Supplier<@Nullable String> trouble) {
        this.trouble = trouble;
    }

    @Override
    public @Nullable String trouble() {
        return trouble.get();
    }

    public void throwNext(RuntimeException failure) {
        throwNext = failure;
    }

    /** What subscribing ends with from now on. */
    public void joinWith(CompletableFuture<TransportSubscription> joining) {
        this.joining = joining;
    }

    /** What a change of a subscription ends with from now on. */
    public void changeWith(CompletableFuture<Void> changing) {
        this.changing = changing;
    }

    /** Is run when somebody subscribes. */
    public void onSubscribe(Runnable onSubscribe) {
        this.onSubscribe = onSubscribe;
    }

    /** Is run when somebody publishes. */
    public void onPublish(Runnable onPublish) {
        this.onPublish = onPublish;
    }

    public List<SubscriptionSpec> subscriptions() {
        return subscriptions;
    }

    /** How often somebody has joined, or asked to. */
    public int joins() {
        return receivers.size();
    }

    public MessageReceiver receiver(int subscription) {
        return receivers.get(subscription);
    }

    public int opened() {
        return opened;
    }

    public int resumes() {
        return resumes;
    }

    public int stops() {
        return stops;
    }

    /** From now on subscriptions cannot be stopped. */
    public void failToStop() {
        failToStop = true;
    }

    public boolean closed() {
        return closed;
    }

    /** The letters that were to be stored, and what each of these tries is to end with. */
    public List<StoredLetter> letters() {
        return letters;
    }

    public List<CompletableFuture<Void>> stores() {
        return stores;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public String attributePrefix() {
        return "x_";
    }

    @Override
    public void checkTopic(String topic) {
        if (topic.contains("forbidden")) {
            throw new ConfigurationException("scripted has no topic " + topic);
        }
    }

    @Override
    public void checkHeader(String name) {
        headerChecks++;
        if (name.startsWith("forbidden")) {
            throw new ConfigurationException("it is the broker's own");
        }
    }

    /** How often the name of a header was to be checked. */
    public int headerChecks() {
        return headerChecks;
    }

    @Override
    public void checkSubscription(TopicPattern pattern, String group) {
        if (pattern.toString().contains("forbidden")) {
            throw new ConfigurationException("scripted cannot express " + pattern);
        }
    }

    @Override
    public TransportConnection open(ConnectionSettings settings) {
        opened++;
        return this;
    }

    @Override
    public Publisher publisher() {
        return this;
    }

    @Override
    public CompletableFuture<Void> publish(OutboundMessage message) {
        if (throwNext != null) {
            RuntimeException failure = throwNext;
            throwNext = null;
            throw failure;
        }
        published.add(message);
        onPublish.run();
        confirmations.add(new CompletableFuture<>());
        return confirmations.get(confirmations.size() - 1);
    }

    @Override
    public CompletableFuture<TransportSubscription> subscribe(SubscriptionSpec spec, MessageReceiver receiver) {
        subscriptions.add(spec);
        receivers.add(receiver);
        onSubscribe.run();
        return joining;
    }

    @Override
    public DeadLetterStore deadLetters() {
        return this;
    }

    @Override
    public void close(Duration timeout) {
        closed = true;
    }

    /** How many messages may be unsettled from now on. */
    public void holdAtMost(int unsettled) {
        maxUnsettled = unsettled;
    }

    @Override
    public int maxUnsettled() {
        return maxUnsettled;
    }

    @Override
    public void resume() {
        resumes++;
    }

    @Override
    public CompletableFuture<Void> change(SubscriptionSpec spec) {
        subscriptions.add(spec);
        return changing;
    }

    @Override
    public void stop() {
        stops++;
        if (failToStop) {
            throw new IllegalStateException("cannot be stopped");
        }
    }

    @Override
    public CompletableFuture<Void> store(StoredLetter letter) {
        letters.add(letter);
        stores.add(new CompletableFuture<>());
        return stores.get(stores.size() - 1);
    }

    @Override
    public CompletableFuture<List<Place>> places(TopicPattern topics, Set<String> groups) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Page> list(Place place, @Nullable String after, int max) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Optional<StoredLetter>> find(Place place, String id) {
        return new CompletableFuture<>();
    }

    /** Answered by nobody. */
    @Override
    public CompletableFuture<Boolean> replay(Place place, String id, InboundMessage.Replay replay) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Boolean> discard(Place place, String id) {
        return new CompletableFuture<>();
    }
}
