package dev.signalbox.testing.shop;

import dev.signalbox.Event;
import dev.signalbox.Key;

@Event(topic = "invoices")
public record InvoiceSent(@Key String orderId) {}
