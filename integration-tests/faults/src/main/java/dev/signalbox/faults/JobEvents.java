package dev.signalbox.faults;

import dev.signalbox.EventModule;

/** The anchor. */
@EventModule
interface JobEvents {}
