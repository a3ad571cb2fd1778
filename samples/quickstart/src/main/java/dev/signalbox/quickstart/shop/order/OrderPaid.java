package dev.signalbox.quickstart.shop.order;

import dev.signalbox.Event;
import dev.signalbox.Key;
import java.time.Instant;

/** The money has arrived. */
@Event(topic = "orders")
public record OrderPaid(@Key String orderId, String email, String method, Instant paidAt) implements OrderEvent {}
