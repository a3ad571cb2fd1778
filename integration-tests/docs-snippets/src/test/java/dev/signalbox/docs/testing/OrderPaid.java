package dev.signalbox.docs.testing;

import dev.signalbox.Event;
import dev.signalbox.Key;

/** An order has been paid. */
@Event(topic = "orders")
public record OrderPaid(@Key String orderId, int cents) {}
