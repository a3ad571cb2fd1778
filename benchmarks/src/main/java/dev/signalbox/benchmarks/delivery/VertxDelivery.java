package dev.signalbox.benchmarks.delivery;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageCodec;
import java.util.concurrent.TimeUnit;

/** Vert.x' event bus inside one process, with worker verticles; the event goes over as it is. */
final class VertxDelivery implements Delivery {

    private static final String ADDRESS = "meters";
    private static final DeliveryOptions LOCAL =
            new DeliveryOptions().setLocalOnly(true).setCodecName(AsItIs.NAME);

    private final Vertx vertx = Vertx.vertx();

    VertxDelivery(int lanes, Work work) throws Exception {
        vertx.eventBus().registerCodec(new AsItIs());
        vertx.deployVerticle(
                        () -> new Consumer(work),
                        new DeploymentOptions()
                                .setThreadingModel(ThreadingModel.WORKER)
                                .setInstances(lanes)
                                .setWorkerPoolName("lanes")
                                .setWorkerPoolSize(lanes))
                .toCompletionStage()
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES);
    }

    @Override
    public void send(MeterRead event) {
        vertx.eventBus().send(ADDRESS, event, LOCAL);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static final class Consumer extends AbstractVerticle {

        private final Work work;

        Consumer(Work work) {
            this.work = work;
        }

        @Override
        public void start() {
            vertx.eventBus().<MeterRead>localConsumer(ADDRESS, message -> {
                try {
                    work.handle(message.body());
                } catch (InterruptedException closing) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    private static final class AsItIs implements MessageCodec<MeterRead, MeterRead> {

        static final String NAME = "as-it-is";

        @Override
        public void encodeToWire(Buffer buffer, MeterRead event) {
            throw new UnsupportedOperationException("The event bus is local");
        }

        @Override
        public MeterRead decodeFromWire(int position, Buffer buffer) {
            throw new UnsupportedOperationException("The event bus is local");
        }

        @Override
        public MeterRead transform(MeterRead event) {
            return event;
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public byte systemCodecID() {
            return -1;
        }
    }
}
