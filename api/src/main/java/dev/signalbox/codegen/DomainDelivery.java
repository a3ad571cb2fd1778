package dev.signalbox.codegen;

import dev.signalbox.EventContext;
import java.util.concurrent.CompletionStage;

/**
 * What a {@link DomainInvoker} tells while it calls the handlers of an event. A handler is named by its
 * index in {@link DomainInvoker#handlers()}; one that is told of by neither method has succeeded.
 */
public interface DomainDelivery<E> {

    /** The context of a handler's first attempt. */
    EventContext context(E event, int handler);

    /** The handler has returned a stage, which ends the attempt. */
    void started(E event, int handler, CompletionStage<?> stage);

    /** The handler has thrown. */
    void failed(E event, int handler, Throwable failure);
}
