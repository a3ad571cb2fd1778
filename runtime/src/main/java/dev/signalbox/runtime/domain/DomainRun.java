package dev.signalbox.runtime.domain;

import dev.signalbox.codegen.DomainDelivery;
import dev.signalbox.runtime.domain.DomainChannel.EventIdentity;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One domain event on its way through its handlers. Named when somebody asks. */
final class DomainRun<E extends Record> implements DomainDelivery<E> {

    private final DomainChannel<E> channel;
    private final AtomicReference<@Nullable EventIdentity> identity;

    /** Null for a raised event: nobody waits for it. */
    private final @Nullable CompletableFuture<Void> result;

    /** Handlers that have not ended yet, and one for the first attempts themselves. */
    private final AtomicInteger open = new AtomicInteger(1);

    private final AtomicReference<@Nullable Throwable> firstFailure = new AtomicReference<>();

    DomainRun(DomainChannel<E> channel, @Nullable EventIdentity identity, @Nullable CompletableFuture<Void> result) {
        this.channel = channel;
        this.identity = new AtomicReference<>(identity);
        this.result = result;
    }

    @Override
    public DomainContext context(E event, int handler) {
        return context(event, handler, 1);
    }

    @Override
    public void started(E event, int handler, CompletionStage<?> stage) {
        attempts(event, handler).await(stage);
    }

    @Override
    public void failed(E event, int handler, Throwable failure) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt(); // it was meant for the caller, not for the handler
        }
        attempts(event, handler).ended(failure);
    }

    /** Counted once it is there: what cannot be made is not waited for. */
    private DomainAttempts<E> attempts(E event, int handler) {
        DomainAttempts<E> attempts = new DomainAttempts<>(this, event, handler);
        open.incrementAndGet();
        return attempts;
    }

    /** Every handler has been called once; the future of the whole. */
    CompletableFuture<Void> firstAttemptsMade() {
        ended(null);
        return result == null ? CompletableFuture.completedFuture(null) : result;
    }

    /** A handler has ended: with success, or with the failure that was final. */
    void ended(@Nullable Throwable failure) {
        if (failure != null) {
            firstFailure.compareAndSet(null, failure);
        }
        if (open.decrementAndGet() == 0 && result != null) {
            Throwable first = firstFailure.get();
            if (first == null) {
                result.complete(null);
            } else {
                result.completeExceptionally(first);
            }
        }
    }

    DomainContext context(E event, int handler, int attempt) {
        EventIdentity named = identity(event);
        return new DomainContext(
                named.id(),
                channel.type().type(),
                named.key(),
                named.time(),
                channel.retries().settings().application(),
                named.headers(),
                attempt,
                channel.handler(handler).group());
    }

    DomainChannel<E> channel() {
        return channel;
    }

    private EventIdentity identity(E event) {
        EventIdentity named = identity.get();
        if (named != null) {
            return named;
        }
        identity.compareAndSet(null, channel.retries().name(channel.type(), event));
        EventIdentity settled = identity.get();
        return settled != null ? settled : channel.retries().name(channel.type(), event);
    }
}
