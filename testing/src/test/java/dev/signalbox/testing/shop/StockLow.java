package dev.signalbox.testing.shop;

import dev.signalbox.Event;
import dev.signalbox.EventKind;

@Event(kind = EventKind.DOMAIN)
public record StockLow(String sku) {}
