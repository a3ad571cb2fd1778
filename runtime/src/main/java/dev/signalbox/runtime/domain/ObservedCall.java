package dev.signalbox.runtime.domain;

import dev.signalbox.runtime.observe.EventObserver.Attempt;
import dev.signalbox.runtime.observe.EventObserver.Delivery;
import dev.signalbox.runtime.observe.ObserverGuard;
import dev.signalbox.runtime.time.Scheduler;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Calls a handler once and tells the observer, where there is one. */
record ObservedCall<E>(DomainHandler<E> handler, DomainSettings settings) {

    @Nullable
    CompletionStage<?> call(E event, DomainContext context) throws Throwable {
        ObserverGuard observer = settings.observer();
        if (!observer.listening()) {
            return handler.binding().call().call(event, context);
        }
        Scheduler scheduler = settings.scheduler();
        Attempt attempt = attempt(handler, context);
        observer.tell(to -> to.attemptStarted(attempt));
        long start = scheduler.nanoTime();
        CompletionStage<?> stage;
        try {
            stage = handler.binding().call().call(event, context);
        } catch (Throwable failure) {
            observer.tell(to -> to.attemptEnded(attempt, since(start), failure));
            throw failure;
        }
        if (stage == null) {
            observer.tell(to -> to.attemptEnded(attempt, since(start), null));
            return null;
        }
        return stage.whenComplete(
                (result, failure) -> observer.tell(to -> to.attemptEnded(attempt, since(start), failure)));
    }

    static Attempt attempt(DomainHandler<?> handler, DomainContext context) {
        Delivery delivery = new Delivery(context.id(), context.type(), "", context.key(), context.group());
        return new Attempt(delivery, handler.id(), context.attempt());
    }

    private Duration since(long start) {
        return Duration.ofNanos(settings.scheduler().nanoTime() - start);
    }
}
