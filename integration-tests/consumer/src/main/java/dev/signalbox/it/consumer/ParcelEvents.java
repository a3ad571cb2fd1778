package dev.signalbox.it.consumer;

import dev.signalbox.EventModule;

/** The anchor. */
@EventModule
interface ParcelEvents {}
