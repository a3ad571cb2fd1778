package dev.signalbox.startup.spring;

import dev.signalbox.startup.orders.OrderPlaced;
import dev.signalbox.startup.orders.Tally;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Reserves what is ordered. */
@Component
final class Warehouse {

    private final Tally tally;

    Warehouse(Tally tally) {
        this.tally = tally;
    }

    @EventListener
    void onOrder(OrderPlaced order) {
        tally.reserved(order.quantity());
    }
}
