package dev.signalbox.benchmarks.delivery;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What one would write by hand. */
final class QueueDelivery implements Delivery {

    private final ExecutorService pool;
    private final Work work;

    QueueDelivery(int lanes, Work work) {
        this.pool = Executors.newFixedThreadPool(lanes);
        this.work = work;
    }

    @Override
    public void send(MeterRead event) {
        pool.execute(() -> handle(event));
    }

    private void handle(MeterRead event) {
        try {
            work.handle(event);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
