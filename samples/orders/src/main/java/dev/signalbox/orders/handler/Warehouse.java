package dev.signalbox.orders.handler;

import dev.signalbox.EventContext;
import dev.signalbox.Handler;
import dev.signalbox.RejectEventException;
import dev.signalbox.Retry;
import dev.signalbox.orders.event.OrderPlaced;
import java.io.IOException;
import java.util.function.Consumer;

/** Packs what was ordered. */
final class Warehouse {

    private final Consumer<String> out;
    private final boolean hasKettles;

    Warehouse(boolean hasKettles, Consumer<String> out) {
        this.hasKettles = hasKettles;
        this.out = out;
    }

    /** Nothing helps an order of no pieces; a lift that stands still helps itself; kettles may come one day. */
    @Handler(group = "warehouse", retry = @Retry(attempts = 3, delay = "200ms"))
    void pack(OrderPlaced order, EventContext context) throws IOException {
        if (order.pieces() < 1) {
            throw new RejectEventException("There is nothing to pack");
        }
        if (order.item().equals("tea") && context.attempt() == 1) {
            throw new IOException("The lift stands still");
        }
        if (order.item().equals("kettle") && !hasKettles) {
            throw new IOException("There are no kettles");
        }
        out.accept("warehouse has packed order " + order.number() + ": " + order.pieces() + " x " + order.item()
                + " for " + order.customer());
    }
}
