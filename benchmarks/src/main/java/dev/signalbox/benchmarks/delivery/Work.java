package dev.signalbox.benchmarks.delivery;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/** What is done with each event: as little as can be, or waiting for a while as for a database. */
final class Work {

    private final long millis;
    private volatile CountDownLatch left = new CountDownLatch(0);

    Work(long millis) {
        this.millis = millis;
    }

    /** So many events will come. */
    void expect(int events) {
        left = new CountDownLatch(events);
    }

    /** Waits until they have been handled. */
    void await() throws InterruptedException {
        if (!left.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException(left.getCount() + " events were not handled within a minute");
        }
    }

    /** How many have not been handled. */
    long left() {
        return left.getCount();
    }

    /** Handles one event. */
    void handle(MeterRead event) throws InterruptedException {
        if (millis > 0) {
            Thread.sleep(millis);
        }
        Blackhole.consumeCPU(event.watts());
        left.countDown();
    }
}
