package dev.signalbox.quickstart.shop.order;

import dev.signalbox.Payload;

/**
 * Any event of an order. {@code @Payload} has its codec generated, which reads one line of the file:
 * the property {@code type} says which record it is.
 */
@Payload
public sealed interface OrderEvent permits OrderPlaced, OrderPaid, OrderCancelled {

    /** The order, and the key: events of one order stay in order. */
    String orderId();

    /** Where the customer is written to. */
    String email();
}
