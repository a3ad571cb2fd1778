package dev.signalbox.quickstart.shop.order;

import dev.signalbox.Event;
import dev.signalbox.Key;
import java.time.Instant;

/** The customer no longer wants it. */
@Event(topic = "orders")
public record OrderCancelled(@Key String orderId, String email, String reason, Instant cancelledAt)
        implements OrderEvent {}
