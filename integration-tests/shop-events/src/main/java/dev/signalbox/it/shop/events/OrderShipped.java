package dev.signalbox.it.shop.events;

import dev.signalbox.Event;
import dev.signalbox.Key;
import java.util.UUID;

/** The parcel has left. */
@Event(topic = "orders.{region}.events", type = "order_shipped")
public record OrderShipped(@Key UUID orderId, String region, String carrier) implements OrderEvent {}
