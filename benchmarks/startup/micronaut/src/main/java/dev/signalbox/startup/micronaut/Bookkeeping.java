package dev.signalbox.startup.micronaut;

import dev.signalbox.startup.orders.OrderPlaced;
import dev.signalbox.startup.orders.Tally;
import io.micronaut.context.event.ApplicationEventListener;
import jakarta.inject.Singleton;

/** Books what is owed. */
@Singleton
final class Bookkeeping implements ApplicationEventListener<OrderPlaced> {

    private final Tally tally;

    Bookkeeping(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void onApplicationEvent(OrderPlaced order) {
        tally.booked(order.cents());
    }
}
