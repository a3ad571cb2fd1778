package dev.signalbox;

/**
 * A handler that is registered while the program runs.
 *
 * @param <E> the event, or {@link RawEvent}
 */
@FunctionalInterface
public interface EventHandler<E> {

    /**
     * Handles one delivery; called on the handler executor. Returning normally is success.
     *
     * @throws Exception a failure, retried as the policy says; {@link RejectEventException} is never
     *     retried
     */
    void handle(E event, EventContext context) throws Exception;
}
