package dev.signalbox.benchmarks.delivery;

/** A running carrier. */
interface Delivery extends AutoCloseable {

    /** Sends one event on its way; by one thread at a time. */
    void send(MeterRead event);

    /** Waits until what was handled is done with: acknowledged, where there is such a thing. */
    default void awaitSettled() {}

    @Override
    void close();
}
