package dev.signalbox.startup.plain;

import dev.signalbox.startup.orders.OrderPlaced;
import dev.signalbox.startup.orders.Tally;

/** Reserves what is ordered. */
final class Warehouse {

    private final Tally tally;

    Warehouse(Tally tally) {
        this.tally = tally;
    }

    void reserve(OrderPlaced order) {
        tally.reserved(order.quantity());
    }
}
