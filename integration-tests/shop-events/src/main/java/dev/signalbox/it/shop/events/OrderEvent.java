package dev.signalbox.it.shop.events;

import java.util.UUID;

/** Any event of an order. */
// tag::sealed[]
public sealed interface OrderEvent permits OrderPlaced, OrderShipped {

    UUID orderId();
}
// end::sealed[]
