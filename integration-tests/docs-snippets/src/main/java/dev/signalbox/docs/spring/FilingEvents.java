package dev.signalbox.docs.spring;

import dev.signalbox.EventModule;

/** The anchor. */
@EventModule
interface FilingEvents {}
