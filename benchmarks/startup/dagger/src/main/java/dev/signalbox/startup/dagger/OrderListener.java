package dev.signalbox.startup.dagger;

import dev.signalbox.startup.orders.OrderPlaced;

/** Wants to know of orders. */
interface OrderListener {

    void onOrder(OrderPlaced order);
}
