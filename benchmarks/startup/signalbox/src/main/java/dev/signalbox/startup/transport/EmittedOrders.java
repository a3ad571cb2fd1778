package dev.signalbox.startup.transport;

import dev.signalbox.EventEmitter;
import dev.signalbox.startup.orders.OrderFile;

/** Emits an event for each order. */
final class EmittedOrders {

    private EmittedOrders() {}

    /** Returns when the transport has them all. */
    static int emit(EventEmitter emitter, String... args) {
        int orders = 0;
        try (OrderFile file = OrderFile.open(args)) {
            for (; file.hasNext(); orders++) {
                emitter.emit(OrderPlaced_Codec.INSTANCE.read(file.parser())).join();
            }
        }
        return orders;
    }
}
