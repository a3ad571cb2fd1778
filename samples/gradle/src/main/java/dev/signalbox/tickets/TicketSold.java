package dev.signalbox.tickets;

import dev.signalbox.Event;
import dev.signalbox.Key;

/** A seat is taken. */
@Event(topic = "tickets", type = "ticket_sold")
public record TicketSold(@Key String show, int row, int seat) {}
