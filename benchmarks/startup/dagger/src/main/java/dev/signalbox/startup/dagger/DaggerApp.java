package dev.signalbox.startup.dagger;

import dev.signalbox.startup.orders.OrderFile;
import dev.signalbox.startup.orders.OrderPlaced;
import java.io.IOException;
import java.util.Set;

/** Handlers made by Dagger and called in turn. */
public final class DaggerApp {

    private DaggerApp() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Shop shop = DaggerShop.create();
        Set<OrderListener> listeners = shop.listeners();
        int orders = 0;
        try (OrderFile file = OrderFile.open(args)) {
            for (; file.hasNext(); orders++) {
                OrderPlaced order = file.next();
                for (OrderListener listener : listeners) {
                    listener.onOrder(order);
                }
            }
        }
        shop.tally().finish(orders);
    }
}
