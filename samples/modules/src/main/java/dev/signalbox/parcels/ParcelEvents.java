package dev.signalbox.parcels;

import dev.signalbox.EventModule;

/** The anchor: the compiler generates {@code ParcelEvents_Table}. */
@EventModule
interface ParcelEvents {}
