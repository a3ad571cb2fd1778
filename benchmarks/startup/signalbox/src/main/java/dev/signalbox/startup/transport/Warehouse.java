package dev.signalbox.startup.transport;

import dev.signalbox.Handler;
import dev.signalbox.startup.orders.Tally;
import jakarta.inject.Inject;

/** Reserves what is ordered. */
final class Warehouse {

    private final Tally tally;

    @Inject
    Warehouse(Tally tally) {
        this.tally = tally;
    }

    @Handler
    void onOrder(OrderPlaced order) {
        tally.reserved(order.quantity());
    }
}
