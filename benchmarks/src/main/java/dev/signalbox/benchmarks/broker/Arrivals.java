package dev.signalbox.benchmarks.broker;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts messages that have been handled, from the first to the last: connecting is not measured. */
public final class Arrivals {

    private final int expected;
    private final AtomicInteger arrived = new AtomicInteger();
    private final CountDownLatch all = new CountDownLatch(1);
    private volatile long first;
    private volatile long last;

    public Arrivals(int expected) {
        this.expected = expected;
    }

    /** One more; those beyond what is expected do not count. */
    public void arrived() {
        int number = arrived.incrementAndGet();
        if (number == 1) {
            first = System.nanoTime();
        }
        if (number == expected) {
            last = System.nanoTime();
            all.countDown();
        }
    }

    /** Whether that is all. */
    public boolean complete() {
        return all.getCount() == 0;
    }

    /** How long it took, in nanoseconds. */
    public long await() throws InterruptedException {
        if (!all.await(5, TimeUnit.MINUTES)) {
            throw new IllegalStateException("Of " + expected + " messages only " + arrived + " came in five minutes");
        }
        return last - first;
    }
}
