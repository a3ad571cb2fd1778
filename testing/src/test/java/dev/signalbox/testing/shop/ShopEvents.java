package dev.signalbox.testing.shop;

import dev.signalbox.EventModule;

@EventModule(events = InvoiceSent.class)
public interface ShopEvents {}
