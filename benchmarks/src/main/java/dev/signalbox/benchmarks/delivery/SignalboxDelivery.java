package dev.signalbox.benchmarks.delivery;

import dev.signalbox.EventEmitter;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.memory.InMemoryTransport;

/** The engine on its in-memory transport: bytes, envelope, order per key, settlement and counters. */
final class SignalboxDelivery implements Delivery {

    private final Signalbox box;
    private final EventEmitter emitter;

    SignalboxDelivery(int lanes, Work work) {
        box = Signalbox.create(
                SignalboxOptions.builder("benchmarks")
                        .transport(new InMemoryTransport())
                        .concurrency(lanes)
                        .build(),
                new DeliveryEvents_Table());
        box.subscribe("work", MeterRead.class, (event, context) -> work.handle(event));
        box.start();
        emitter = box.emitter();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // an event that does not arrive is missed at the end
    public void send(MeterRead event) {
        emitter.emit(event);
    }

    @Override
    public void awaitSettled() {
        while (box.stats().inFlight() > 0) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        box.close();
    }
}
