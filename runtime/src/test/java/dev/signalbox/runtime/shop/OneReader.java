package dev.signalbox.runtime.shop;

import dev.signalbox.runtime.transport.ConnectionSettings;
import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.OutboundMessage;
import dev.signalbox.runtime.transport.Publisher;
import dev.signalbox.runtime.transport.SubscriptionSpec;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.runtime.transport.TransportConnection;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A broker whose client has one thread, the reader, that tells of every confirmation. Nobody can subscribe. */
public final class OneReader implements Transport, TransportConnection, Publisher, AutoCloseable {

    /** Never in this time, as far as a test is concerned. */
    private static final long PATIENCE_SECONDS = 20;

    private final ExecutorService reader = Executors.newSingleThreadExecutor(task -> new Thread(task, "reader"));
    private final Function<OutboundMessage, @Nullable Throwable> answer;
    private volatile boolean silent;

    /** A broker that takes all. */
    public OneReader() {
        this(message -> null);
    }

    /** A broker that refuses with what is not null. */
    public OneReader(Function<OutboundMessage, @Nullable Throwable> answer) {
        this.answer = answer;
    }

    /** From now on nothing is confirmed. */
    public void beSilent() {
        silent = true;
    }

    /** The reader does nothing more until this is run. */
    public Runnable hold() {
        CountDownLatch letGo = new CountDownLatch(1);
        reader.execute(() -> ThreadedBox.await(letGo));
        return letGo::countDown;
    }

    /** Waits until the reader has done what it has to do by now; fails where something keeps it. */
    public void awaitReader() {
        try {
            reader.submit(() -> {}).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception kept) {
            throw new AssertionError("The reader is kept", kept);
        }
    }

    @Override
    public CompletableFuture<Void> publish(OutboundMessage message) {
        CompletableFuture<Void> confirmation = new CompletableFuture<>();
        if (!silent) {
            reader.execute(() -> {
                Throwable refusal = answer.apply(message);
                if (refusal == null) {
                    confirmation.complete(null);
                } else {
                    confirmation.completeExceptionally(refusal);
                }
            });
        }
        return confirmation;
    }

    @Override
    public String name() {
        return "one-reader";
    }

    @Override
    public TransportConnection open(ConnectionSettings settings) {
        return this;
    }

    @Override
    public Publisher publisher() {
        return this;
    }

    @Override
    public CompletableFuture<TransportSubscription> subscribe(SubscriptionSpec spec, MessageReceiver receiver) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException());
    }

    @Override
    public DeadLetterStore deadLetters() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close(Duration timeout) {}

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
