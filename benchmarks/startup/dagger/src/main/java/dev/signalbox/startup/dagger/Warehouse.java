package dev.signalbox.startup.dagger;

import dev.signalbox.startup.orders.OrderPlaced;
import dev.signalbox.startup.orders.Tally;
import jakarta.inject.Inject;

/** Reserves what is ordered. */
final class Warehouse implements OrderListener {

    private final Tally tally;

    @Inject
    Warehouse(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void onOrder(OrderPlaced order) {
        tally.reserved(order.quantity());
    }
}
