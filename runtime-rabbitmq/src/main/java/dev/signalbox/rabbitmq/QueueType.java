package dev.signalbox.rabbitmq;

/** How a group's queues are kept. */
public enum QueueType {
    /** On several nodes, and with a count of deliveries. */
    QUORUM,
    /** On one node. */
    CLASSIC
}
