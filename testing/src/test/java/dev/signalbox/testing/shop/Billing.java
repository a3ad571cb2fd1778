package dev.signalbox.testing.shop;

import dev.signalbox.EventEmitter;
import dev.signalbox.Handler;
import dev.signalbox.Retry;

public final class Billing {

    private final EventEmitter emitter;
    private final Script script;

    public Billing(EventEmitter emitter, Script script) {
        this.emitter = emitter;
        this.script = script;
    }

    @Handler(retry = @Retry(attempts = 3, delay = "10s"))
    void invoice(OrderPlaced order) {
        script.step();
        emitter.emit(new InvoiceSent(order.orderId())).join();
        if (order.cents() > 100_000) {
            emitter.raise(new StockLow("gold"));
        }
    }
}
