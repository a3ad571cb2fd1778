package dev.signalbox.startup.plain;

import dev.signalbox.startup.orders.OrderPlaced;
import dev.signalbox.startup.orders.Tally;

/** Books what is owed. */
final class Bookkeeping {

    private final Tally tally;

    Bookkeeping(Tally tally) {
        this.tally = tally;
    }

    void book(OrderPlaced order) {
        tally.booked(order.cents());
    }
}
