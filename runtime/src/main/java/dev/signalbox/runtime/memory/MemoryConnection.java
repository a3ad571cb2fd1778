package dev.signalbox.runtime.memory;

import dev.signalbox.EmitException;
import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.OutboundMessage;
import dev.signalbox.runtime.transport.Publisher;
import dev.signalbox.runtime.transport.StoredLetter;
import dev.signalbox.runtime.transport.SubscriptionSpec;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.TransportConnection;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One box's connection. Messages are offered on a thread of its own, which ends when there is nothing to do. */
final class MemoryConnection implements TransportConnection, Publisher, DeadLetterStore {

    private static final long IDLE_SECONDS = 5;

    /** Some ten microseconds. On one core nothing could come meanwhile. */
    private static final int LOOKS = Runtime.getRuntime().availableProcessors() > 1 ? 256 : 0;

    private final MemoryBroker broker;
    private final String application;
    private final @Nullable ThreadPoolExecutor ownThread;
    private final Executor executor;
    private final List<MemorySubscription> subscriptions = new CopyOnWriteArrayList<>();

    /** Emits of this box that wait for room, by a number of their own. */
    private final Map<Long, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

    private final AtomicLong numbers = new AtomicLong();

    private volatile boolean closed;

    /**
     * A connection.
     *
     * @param executor offers messages to the box; null for a thread of its own
     */
    MemoryConnection(MemoryBroker broker, String application, @Nullable Executor executor) {
        this.broker = broker;
        this.application = application;
        this.ownThread = executor == null ? thread(application) : null;
        this.executor = ownThread != null ? ownThread : Objects.requireNonNull(executor);
    }

    @Override
    public Publisher publisher() {
        return this;
    }

    @Override
    public CompletableFuture<Void> publish(OutboundMessage message) {
        if (closed) {
            return CompletableFuture.failedFuture(isClosed());
        }
        CompletableFuture<Void> confirmation = broker.publish(message, new CompletableFuture<>());
        if (!confirmation.isDone()) {
            long number = numbers.getAndIncrement();
            waiting.put(number, confirmation);
            CompletionStage<Void> ending = confirmation;
            ending.whenComplete((nothing, failure) -> waiting.remove(number));
        }
        return confirmation;
    }

    @Override
    public CompletableFuture<TransportSubscription> subscribe(SubscriptionSpec spec, MessageReceiver receiver) {
        if (closed) {
            return CompletableFuture.failedFuture(isClosed());
        }
        MemorySubscription subscription = broker.subscribe(spec, receiver, executor, ownThread == null ? 0 : LOOKS);
        subscriptions.add(subscription);
        return CompletableFuture.completedFuture(subscription);
    }

    @Override
    public DeadLetterStore deadLetters() {
        return this;
    }

    @Override
    public CompletableFuture<Void> store(StoredLetter letter) {
        if (closed) {
            return CompletableFuture.failedFuture(isClosed());
        }
        return broker.store(letter)
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(
                        new SignalboxException("There is no room for further dead letters: replay or discard some"));
    }

    @Override
    public CompletableFuture<List<Place>> places(TopicPattern topics, Set<String> groups) {
        return CompletableFuture.completedFuture(broker.places(topics, groups));
    }

    @Override
    public CompletableFuture<Page> list(Place place, @Nullable String after, int max) {
        long number = after == null ? 0 : Long.parseLong(after);
        return CompletableFuture.completedFuture(broker.letters(place, number, max));
    }

    @Override
    public CompletableFuture<Optional<StoredLetter>> find(Place place, String id) {
        return CompletableFuture.completedFuture(broker.letter(place, id));
    }

    @Override
    public CompletableFuture<Boolean> replay(Place place, String id, InboundMessage.Replay replay) {
        try {
            return CompletableFuture.completedFuture(broker.replay(place, id, replay));
        } catch (EmitException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    @Override
    public CompletableFuture<Boolean> discard(Place place, String id) {
        return CompletableFuture.completedFuture(broker.discard(place, id));
    }

    @Override
    public void close(Duration timeout) {
        awaitRoom(timeout);
        closed = true;
        waiting.values().forEach(confirmation -> confirmation.completeExceptionally(isClosed()));
        subscriptions.forEach(broker::leave);
        if (ownThread != null) {
            ownThread.shutdown();
        }
    }

    private void awaitRoom(Duration timeout) {
        CompletableFuture<?> all = CompletableFuture.allOf(waiting.values().toArray(CompletableFuture<?>[]::new));
        try {
            all.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException unconfirmed) {
            return; // those emits fail, and say so
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadPoolExecutor thread(String application) {
        ThreadPoolExecutor thread = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> daemon(task, "signalbox-" + application + "-memory"),
                new ThreadPoolExecutor.DiscardPolicy()); // after close nobody is offered anything
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private EmitException isClosed() {
        return new EmitException("The connection of " + application + " to the memory transport is closed");
    }
}
