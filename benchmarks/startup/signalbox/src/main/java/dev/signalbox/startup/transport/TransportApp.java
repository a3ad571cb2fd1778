package dev.signalbox.startup.transport;

import dev.signalbox.runtime.Signalbox;
import java.io.IOException;

/** The box from Dagger. */
public final class TransportApp {

    private TransportApp() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Shop shop = DaggerShop.create();
        try (Signalbox box = shop.signalbox()) {
            box.start();
            shop.tally().finish(EmittedOrders.emit(box.emitter(), args));
        }
    }
}
