package dev.signalbox.it.shop.events;

import dev.signalbox.Event;
import dev.signalbox.Key;
import java.math.BigDecimal;
import java.util.UUID;

/** A customer has ordered. */
// tag::placed[]
@Event(topic = "orders.{region}.events", type = "order_placed")
public record OrderPlaced(@Key UUID orderId, String region, BigDecimal total) implements OrderEvent {}
// end::placed[]
