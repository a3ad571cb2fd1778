package dev.signalbox.startup.dagger;

import dev.signalbox.startup.orders.OrderPlaced;
import dev.signalbox.startup.orders.Tally;
import jakarta.inject.Inject;

/** Books what is owed. */
final class Bookkeeping implements OrderListener {

    private final Tally tally;

    @Inject
    Bookkeeping(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void onOrder(OrderPlaced order) {
        tally.booked(order.cents());
    }
}
