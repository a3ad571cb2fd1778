package dev.signalbox.parcels.delivery;

import dev.signalbox.EventContext;
import dev.signalbox.Handler;
import dev.signalbox.parcels.event.ParcelPosted;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Delivers parcels, and knows when it is done. Safe for use by many threads. */
public final class Courier {

    private final CountDownLatch parcels;
    private final Consumer<String> out;

    public Courier(int parcels, Consumer<String> out) {
        this.parcels = new CountDownLatch(parcels);
        this.out = out;
    }

    @Handler
    void deliver(ParcelPosted parcel, EventContext context) {
        String note = parcel.note() == null ? "" : ", " + parcel.note();
        out.accept(context.key() + " is delivered in " + parcel.town() + note);
        parcels.countDown();
    }

    /** Waits for the last parcel. */
    public void awaitLast() throws InterruptedException {
        parcels.await();
    }
}
