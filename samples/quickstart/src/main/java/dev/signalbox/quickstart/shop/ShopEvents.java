package dev.signalbox.quickstart.shop;

import dev.signalbox.EventModule;

/**
 * The anchor: the compiler gathers the events and handlers of this package and those below, and
 * generates {@code ShopEvents_Table} and, for Dagger, {@code ShopEvents_Module}.
 */
@EventModule
public interface ShopEvents {}
