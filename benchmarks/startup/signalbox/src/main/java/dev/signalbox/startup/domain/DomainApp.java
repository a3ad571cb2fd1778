package dev.signalbox.startup.domain;

import dev.signalbox.EventEmitter;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.startup.orders.OrderFile;
import java.io.IOException;

/** Raises an event for each order. */
public final class DomainApp {

    private DomainApp() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Shop shop = DaggerShop.create();
        try (Signalbox box = shop.signalbox()) {
            box.start();
            shop.tally().finish(raise(box.emitter(), args));
        }
    }

    private static int raise(EventEmitter emitter, String... args) {
        int orders = 0;
        try (OrderFile file = OrderFile.open(args)) {
            for (; file.hasNext(); orders++) {
                emitter.raise(OrderPlaced_Codec.INSTANCE.read(file.parser()));
            }
        }
        return orders;
    }
}
