package dev.signalbox.startup.spring;

import dev.signalbox.startup.orders.OrderPlaced;
import dev.signalbox.startup.orders.Tally;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Books what is owed. */
@Component
final class Bookkeeping {

    private final Tally tally;

    Bookkeeping(Tally tally) {
        this.tally = tally;
    }

    @EventListener
    void onOrder(OrderPlaced order) {
        tally.booked(order.cents());
    }
}
