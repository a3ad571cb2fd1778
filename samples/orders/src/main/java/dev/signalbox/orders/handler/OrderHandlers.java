package dev.signalbox.orders.handler;

import dev.signalbox.EventModule;

/** The anchor of the handlers: the compiler generates {@code OrderHandlers_Table}. */
@EventModule
interface OrderHandlers {}
