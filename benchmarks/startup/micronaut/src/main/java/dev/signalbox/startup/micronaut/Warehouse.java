package dev.signalbox.startup.micronaut;

import dev.signalbox.startup.orders.OrderPlaced;
import dev.signalbox.startup.orders.Tally;
import io.micronaut.context.event.ApplicationEventListener;
import jakarta.inject.Singleton;

/** Reserves what is ordered. */
@Singleton
final class Warehouse implements ApplicationEventListener<OrderPlaced> {

    private final Tally tally;

    Warehouse(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void onApplicationEvent(OrderPlaced order) {
        tally.reserved(order.quantity());
    }
}
