package dev.signalbox.startup.domain;

import dev.signalbox.Event;
import dev.signalbox.EventKind;
import dev.signalbox.Payload;

/** A customer has ordered. {@code @Payload} for the codec that reads it from the file. */
@Event(kind = EventKind.DOMAIN)
@Payload
record OrderPlaced(String orderId, String email, String sku, int quantity, long cents) {}
