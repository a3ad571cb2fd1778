package dev.signalbox.benchmarks.delivery;

import dev.signalbox.runtime.wire.PayloadFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What one would write by hand with bytes in the queue; with the generated codec, so that only the way differs. */
final class ByteQueueDelivery implements Delivery {

    private final PayloadFormat json = PayloadFormat.json();
    private final ExecutorService pool;
    private final Work work;

    ByteQueueDelivery(int lanes, Work work) {
        this.pool = Executors.newFixedThreadPool(lanes);
        this.work = work;
    }

    @Override
    public void send(MeterRead event) {
        byte[] bytes = json.write(event, MeterRead_Codec.INSTANCE::write);
        pool.execute(() -> handle(bytes));
    }

    private void handle(byte[] bytes) {
        try {
            work.handle(json.read(bytes, MeterRead_Codec.INSTANCE::read));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
