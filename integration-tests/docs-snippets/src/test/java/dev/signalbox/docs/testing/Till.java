package dev.signalbox.docs.testing;

import dev.signalbox.EventEmitter;
import dev.signalbox.Handler;
import dev.signalbox.Retry;
import jakarta.inject.Inject;

/** Prints a receipt for each paid order. */
// tag::handler[]
final class Till {

    private final EventEmitter emitter;
    private final Printer printer;

    @Inject
    Till(EventEmitter emitter, Printer printer) {
        this.emitter = emitter;
        this.printer = printer;
    }

    @Handler(retry = @Retry(attempts = 3, delay = "10s"))
    void receipt(OrderPaid order) throws Exception {
        printer.print(order.orderId() + ": " + order.cents());
        emitter.emit(new ReceiptPrinted(order.orderId())).join();
    }
}
// end::handler[]
