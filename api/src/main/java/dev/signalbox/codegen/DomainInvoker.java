package dev.signalbox.codegen;

import java.util.List;

/**
 * Makes the first attempts of all handlers of one domain event, one after the other, by plain method
 * calls. Generated, one for each domain event of a table that has handlers.
 */
public interface DomainInvoker<E extends Record> {

    /** The event. */
    Class<E> eventClass();

    /** The handlers in the order in which {@link #invoke} calls them, which is the order of their ids. */
    List<HandlerBinding<? super E>> handlers();

    /** Whether {@link #invoke} asks the delivery for a context. */
    boolean usesContext();

    /**
     * Calls every handler once, in the caller's thread. Nothing that a handler throws comes out of here:
     * it is told to the delivery, and the next handler is called.
     */
    void invoke(E event, DomainDelivery<? super E> delivery);
}
