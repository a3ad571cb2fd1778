package dev.signalbox.startup.domain;

import dev.signalbox.EventModule;

/** The anchor. */
@EventModule
interface OrderEvents {}
