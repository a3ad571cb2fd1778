package dev.signalbox;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Sends events. Safe for use by many threads. */
public interface EventEmitter {

    /**
     * Emits an event as its annotations say; see {@link #emit(Record, EmitOptions)}.
     *
     * @return what {@link #emit(Record, EmitOptions)} returns
     */
    CompletableFuture<Emission> emit(Record event);

    /**
     * Emits an event. Nothing is thrown: whatever goes wrong comes through the future, which is safe to
     * join in a handler.
     *
     * @return completes when the broker has confirmed; for a {@link EventKind#DOMAIN domain} event when
     *     every handler has ended, exceptionally with the first failure that was final. Fails with
     *     {@link EmitException} when the event could not be sent, {@link EmitTimeoutException} when no
     *     confirmation came in time, {@link ConfigurationException} when no registered table knows the
     *     event. What hangs on it runs in the caller's thread where it has ended already, else in a thread of
     *     the box's own that nothing else waits for: it may block, emit, or close the box
     */
    CompletableFuture<Emission> emit(Record event, EmitOptions options);

    /**
     * Raises a {@link EventKind#DOMAIN domain} event: first attempts run in the caller's thread, in
     * order of handler id. A handler's failure never reaches the caller; it is retried on the handler
     * executor.
     *
     * @throws ConfigurationException if the event is not a domain event, or no registered table knows it
     */
    void raise(Record domainEvent);

    /**
     * Emits several events; those of the same key keep their order.
     *
     * @return completes once all have ended, with their emissions in the order of the list, or with the
     *     first failure, to which the others are added as suppressed
     */
    CompletableFuture<List<Emission>> emitAll(List<? extends Record> events);
}
