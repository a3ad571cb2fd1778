package dev.signalbox.testing.contract;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Where handlers wait until the case lets them go on. Opened when the case ends, at the latest. */
final class Gate {

    private final Patience patience;
    private final CountDownLatch opened = new CountDownLatch(1);
    private final AtomicInteger arrived = new AtomicInteger();

    Gate(Patience patience) {
        this.patience = patience;
    }

    /** Waits until the gate is open. */
    void pass() throws InterruptedException {
        arrived.incrementAndGet();
        patience.wake();
        if (!opened.await(patience.bound().toNanos(), TimeUnit.NANOSECONDS)) {
            throw new AssertionError("The gate was never opened");
        }
    }

    /** Waits until so many have come to the gate. */
    void awaitArrivals(int count) {
        patience.await(() -> count + " arrivals at the gate; there are " + arrived.get(), () -> arrived.get() >= count);
    }

    void open() {
        opened.countDown();
    }
}
