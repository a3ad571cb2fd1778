package dev.signalbox.testing.shop;

import dev.signalbox.Event;
import dev.signalbox.Key;

@Event(topic = "orders")
public record OrderPlaced(@Key String orderId, int cents) {}
