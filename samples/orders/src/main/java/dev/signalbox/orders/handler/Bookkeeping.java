package dev.signalbox.orders.handler;

import dev.signalbox.Handler;
import dev.signalbox.orders.event.OrderPlaced;
import java.util.function.Consumer;

/** Writes a bill for each order, whatever the warehouse does. */
final class Bookkeeping {

    private final Consumer<String> out;

    Bookkeeping(Consumer<String> out) {
        this.out = out;
    }

    @Handler(group = "bookkeeping")
    void bill(OrderPlaced order) {
        out.accept("bookkeeping has billed order " + order.number());
    }
}
