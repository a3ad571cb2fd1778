package dev.signalbox.it.shop.handlers;

import dev.signalbox.EventModule;

/** The anchor of this module: the compiler generates {@code ShopEvents_Table} and {@code ShopEvents_Module}. */
// tag::anchor[]
@EventModule
public interface ShopEvents {}
// end::anchor[]
