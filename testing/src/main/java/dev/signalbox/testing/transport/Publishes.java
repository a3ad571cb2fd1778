package dev.signalbox.testing.transport;

import dev.signalbox.EmitException;
import dev.signalbox.runtime.transport.OutboundMessage;
import dev.signalbox.runtime.transport.Publisher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Messages on their way to the broker: those that fail, those that wait, and those that have arrived. */
final class Publishes {

    /** A message, where it goes, and who waits for it. */
    private record Publish(OutboundMessage message, Publisher broker, CompletableFuture<Void> confirmation) {}

    private final Deque<Throwable> failures = new ArrayDeque<>();
    private final Deque<Publish> held = new ArrayDeque<>();
    private final List<OutboundMessage> published = new ArrayList<>();
    private @Nullable Publish last;
    private boolean holding;

    synchronized void failNext(int times, Throwable failure) {
        for (int i = 0; i < times; i++) {
            failures.add(failure);
        }
    }

    synchronized void hold() {
        holding = true;
    }

    synchronized List<OutboundMessage> held() {
        return held.stream()
                .filter(publish -> !publish.confirmation().isDone())
                .map(Publish::message)
                .toList();
    }

    synchronized List<OutboundMessage> published() {
        return List.copyOf(published);
    }

    CompletableFuture<Void> publish(OutboundMessage message, Publisher broker) {
        Publish publish = new Publish(message, broker, new CompletableFuture<>());
        synchronized (this) {
            Throwable failure = failures.poll();
            if (failure != null) {
                return CompletableFuture.failedFuture(failure);
            }
            if (holding) {
                held.add(publish);
                return publish.confirmation();
            }
        }
        pass(publish);
        return publish.confirmation();
    }

    /** Passes the oldest held message on. */
    void completeNext() {
        pass(next());
    }

    /** Fails the oldest held message. */
    void errorNext(Throwable failure) {
        next().confirmation().completeExceptionally(failure);
    }

    /** Passes all held messages on, in their order, and holds no more. */
    void release() {
        for (Publish publish = nextOrRelease(); publish != null; publish = nextOrRelease()) {
            pass(publish);
        }
    }

    /** Sends the message that arrived last once more. */
    CompletableFuture<Void> duplicate() {
        Publish again;
        synchronized (this) {
            again = last;
        }
        if (again == null) {
            throw new IllegalStateException("There is nothing to duplicate: no message has been published yet");
        }
        return again.broker().publish(again.message());
    }

    /** Fails what is held of a connection. */
    void closing(Publisher broker) {
        List<Publish> lost;
        synchronized (this) {
            lost = held.stream().filter(publish -> publish.broker() == broker).toList();
            held.removeAll(lost);
        }
        lost.forEach(publish -> publish.confirmation()
                .completeExceptionally(new EmitException("The connection was closed while the message was held")));
    }

    private void pass(Publish publish) {
        CompletableFuture<Void> confirmation = publish.confirmation();
        CompletableFuture<Void> sent = publish.broker().publish(publish.message());
        CompletionStage<Void> arriving = sent;
        arriving.whenComplete((nothing, failure) -> {
            if (failure == null) {
                arrived(publish);
                confirmation.complete(null);
            } else {
                confirmation.completeExceptionally(failure);
            }
        });
        CompletionStage<Void> waiting = confirmation;
        waiting.whenComplete((nothing, givenUp) -> sent.cancel(false)); // changes nothing once it has arrived
    }

    private synchronized void arrived(Publish publish) {
        published.add(publish.message());
        last = publish;
    }

    private synchronized Publish next() {
        Publish publish = poll();
        if (publish == null) {
            throw new IllegalStateException(
                    "No message is held" + (holding ? "" : ": call hold() before it is emitted"));
        }
        return publish;
    }

    private synchronized @Nullable Publish nextOrRelease() {
        Publish publish = poll();
        holding = publish != null;
        return publish;
    }

    /** The oldest that nobody has given up. */
    private @Nullable Publish poll() {
        Publish publish = held.poll();
        while (publish != null && publish.confirmation().isDone()) {
            publish = held.poll();
        }
        return publish;
    }
}
