package dev.signalbox.tickets;

import dev.signalbox.EventModule;

/** The anchor. */
@EventModule
interface TicketEvents {}
