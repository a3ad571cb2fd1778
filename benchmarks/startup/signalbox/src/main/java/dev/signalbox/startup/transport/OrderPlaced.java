package dev.signalbox.startup.transport;

import dev.signalbox.Event;
import dev.signalbox.Key;

/** A customer has ordered. */
@Event(topic = "orders")
record OrderPlaced(@Key String orderId, String email, String sku, int quantity, long cents) {}
