package dev.signalbox.orders.event;

import dev.signalbox.Event;
import dev.signalbox.Key;
import java.time.Instant;

/** Somebody has ordered something. Events of one customer stay in order. */
@Event(topic = "orders", type = "order_placed")
public record OrderPlaced(@Key String customer, int number, String item, int pieces, Instant at) {}
