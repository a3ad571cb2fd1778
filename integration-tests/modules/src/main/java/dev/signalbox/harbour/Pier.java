package dev.signalbox.harbour;

import dev.signalbox.Handler;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;

/** Unloads ships. */
@Singleton
final class Pier {

    private final CountDownLatch first = new CountDownLatch(1);

    @Inject
    Pier() {}

    @Handler
    void unload(ShipArrived ship) {
        System.out.println("Unloaded " + ship.cargo() + " of the " + ship.name());
        first.countDown();
    }

    void awaitFirst() throws InterruptedException {
        first.await();
    }
}
