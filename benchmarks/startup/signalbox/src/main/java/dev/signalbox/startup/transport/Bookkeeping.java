package dev.signalbox.startup.transport;

import dev.signalbox.Handler;
import dev.signalbox.startup.orders.Tally;
import jakarta.inject.Inject;

/** Books what is owed. */
final class Bookkeeping {

    private final Tally tally;

    @Inject
    Bookkeeping(Tally tally) {
        this.tally = tally;
    }

    @Handler
    void onOrder(OrderPlaced order) {
        tally.booked(order.cents());
    }
}
