package dev.signalbox.orders.memory;

import dev.signalbox.orders.Orders;
import dev.signalbox.runtime.memory.InMemoryTransport;

/** The orders sample within one process, without a broker. */
public final class OrdersInMemory {

    private OrdersInMemory() {}

    public static void main(String[] args) throws InterruptedException {
        Orders.run(new InMemoryTransport(), args);
    }
}
