package dev.signalbox.orders.event;

import dev.signalbox.EventModule;

/** The anchor of the events: the compiler generates {@code OrderEvents_Table}. */
@EventModule
public interface OrderEvents {}
