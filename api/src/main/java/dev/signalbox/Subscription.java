package dev.signalbox;

/** A handler that was registered at run time. */
public interface Subscription extends AutoCloseable {

    /**
     * Stops deliveries to the handler; what it is handling is finished. Idempotent, callable from any
     * thread.
     */
    @Override
    void close();
}
