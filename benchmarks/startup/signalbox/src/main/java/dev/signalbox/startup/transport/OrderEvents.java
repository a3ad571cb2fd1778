package dev.signalbox.startup.transport;

import dev.signalbox.EventModule;

/** The anchor. */
@EventModule
interface OrderEvents {}
