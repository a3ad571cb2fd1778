package dev.signalbox.benchmarks.delivery;

/** What brings events to handlers. */
public enum Carrier {
    /** A queue and a pool of threads: no order, no bytes, nothing that is kept when a handler fails. */
    QUEUE,
    /** The same with the event as bytes in the queue, as everything has it that can be taken to a broker. */
    QUEUE_OF_BYTES,
    SIGNALBOX,
    VERTX,
    REACTOR;

    /**
     * Starts one.
     *
     * @param lanes how many handlers may run at once
     */
    Delivery start(int lanes, Work work) throws Exception {
        return switch (this) {
            case QUEUE -> new QueueDelivery(lanes, work);
            case QUEUE_OF_BYTES -> new ByteQueueDelivery(lanes, work);
            case SIGNALBOX -> new SignalboxDelivery(lanes, work);
            case VERTX -> new VertxDelivery(lanes, work);
            case REACTOR -> new ReactorDelivery(lanes, work);
        };
    }
}
