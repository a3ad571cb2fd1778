package dev.signalbox.quickstart.shop.stock;

import dev.signalbox.Handler;
import dev.signalbox.quickstart.shop.order.OrderCancelled;
import dev.signalbox.quickstart.shop.order.OrderPaid;
import dev.signalbox.quickstart.shop.order.OrderPlaced;

/** Reserves what is ordered. Its methods need nothing of each other, so they are static and take the shelves. */
public final class Warehouse {

    private Warehouse() {}

    @Handler(group = "stock")
    static void reserve(OrderPlaced order, Shelves shelves) {
        shelves.reserve(order.orderId(), order.items());
    }

    @Handler(group = "stock")
    static void pick(OrderPaid payment, Shelves shelves) {
        shelves.pick(payment.orderId());
    }

    @Handler(group = "stock")
    static void release(OrderCancelled cancellation, Shelves shelves) {
        shelves.release(cancellation.orderId());
    }
}
