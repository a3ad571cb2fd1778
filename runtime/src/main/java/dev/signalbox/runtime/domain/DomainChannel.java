package dev.signalbox.runtime.domain;

import dev.signalbox.Headers;
import dev.signalbox.codegen.DomainDelivery;
import dev.signalbox.codegen.DomainInvoker;
import dev.signalbox.codegen.EventType;
import dev.signalbox.runtime.observe.ObserverGuard;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The way from one domain event to its handlers. Immutable: when handlers come or go, another one takes
 * its place. Safe for use by many threads.
 */
public final class DomainChannel<E extends Record> {

    private final EventType<E> type;
    private final List<DomainHandler<E>> handlers;
    private final DomainInvoker<E> invoker;

    /** Asked once: a call through an interface that every event type implements is what raising costs. */
    private final boolean usesContext;

    private final DomainRetries retries;

    /** Null where nobody listens. */
    private final @Nullable ObserverGuard observer;

    private final LongAdder raised;
    private final LongAdder emitted;

    /** What is told of events whose handlers do not look at a context: no event needs one of its own. */
    private final DomainDelivery<E> anonymous = new AnonymousDelivery();

    DomainChannel(EventType<E> type, List<DomainHandler<E>> handlers, DomainInvoker<E> invoker, DomainRetries retries) {
        this.type = type;
        this.handlers = handlers;
        this.invoker = invoker;
        this.usesContext = invoker.usesContext();
        this.retries = retries;
        this.observer =
                retries.settings().observer().listening() ? retries.settings().observer() : null;
        this.raised = retries.counters().raised(type.eventClass(), handlers.size());
        this.emitted = retries.counters().emitted(type.eventClass(), handlers.size());
    }

    /** Makes the first attempts in the caller's thread; a failure never reaches the caller. */
    public void raise(E event) {
        raised.increment();
        if (observer != null) {
            observer.tell(to -> to.raised(event));
        }
        invoker.invoke(event, usesContext ? new DomainRun<>(this, null, null) : anonymous);
    }

    /**
     * The same for an emit.
     *
     * @return completes when every handler has ended, exceptionally with the first that failed for good
     */
    public CompletableFuture<Void> emit(E event, EventIdentity identity) {
        emitted.increment();
        DomainRun<E> run = new DomainRun<>(this, identity, new CompletableFuture<>());
        invoker.invoke(event, run);
        return run.firstAttemptsMade();
    }

    /** The event. */
    public EventType<E> type() {
        return type;
    }

    DomainHandler<E> handler(int index) {
        return handlers.get(index);
    }

    DomainRetries retries() {
        return retries;
    }

    /**
     * What names an event, where the emitter has said so.
     *
     * @param id its id
     * @param key its key, or null
     * @param time the time that it carries
     * @param headers the user's headers
     */
    public record EventIdentity(String id, @Nullable String key, Instant time, Headers headers) {}

    /** Names an event only when one of its handlers has failed or goes on asynchronously. */
    private final class AnonymousDelivery implements DomainDelivery<E> {

        @Override
        public DomainContext context(E event, int handler) {
            return run().context(event, handler);
        }

        @Override
        public void started(E event, int handler, CompletionStage<?> stage) {
            run().started(event, handler, stage);
        }

        @Override
        public void failed(E event, int handler, Throwable failure) {
            run().failed(event, handler, failure);
        }

        private DomainRun<E> run() {
            return new DomainRun<>(DomainChannel.this, null, null);
        }
    }
}
