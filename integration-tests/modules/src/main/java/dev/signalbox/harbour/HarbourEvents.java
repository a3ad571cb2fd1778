package dev.signalbox.harbour;

import dev.signalbox.EventModule;

/** The anchor. */
@EventModule
interface HarbourEvents {}
