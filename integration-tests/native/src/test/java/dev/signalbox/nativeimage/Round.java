package dev.signalbox.nativeimage;

import dev.signalbox.orders.emitter.Emitter;
import dev.signalbox.orders.handler.Handlers;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.transport.Transport;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Orders that are emitted and handled. */
final class Round {

    private static final int ORDERS = 4;

    private Round() {}

    /** Emits some orders through each transport, and waits until the handlers have had them all. */
    static void of(Transport handlers, List<? extends Transport> emitters) throws InterruptedException {
        CountDownLatch billed = new CountDownLatch(ORDERS * emitters.size());
        try (Signalbox box = Handlers.box(handlers, true, line -> {
            if (line.startsWith("bookkeeping has billed")) {
                billed.countDown();
            }
        })) {
            box.start();
            for (Transport emitter : emitters) {
                Emitter.emit(emitter, ORDERS, line -> {});
            }
            if (!billed.await(1, TimeUnit.MINUTES)) {
                throw new AssertionError(billed.getCount() + " orders were not handled");
            }
        }
    }
}
