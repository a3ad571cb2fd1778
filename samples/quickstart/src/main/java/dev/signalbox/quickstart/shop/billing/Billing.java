package dev.signalbox.quickstart.shop.billing;

import dev.signalbox.EventEmitter;
import dev.signalbox.Handler;
import dev.signalbox.quickstart.shop.order.OrderCancelled;
import dev.signalbox.quickstart.shop.order.OrderPaid;
import dev.signalbox.quickstart.shop.order.OrderPlaced;
import jakarta.inject.Inject;

/** Invoices what is ordered. */
public final class Billing {

    private final Invoices invoices;
    private final EventEmitter emitter;

    @Inject
    Billing(Invoices invoices, EventEmitter emitter) {
        this.invoices = invoices;
        this.emitter = emitter;
    }

    @Handler(group = "billing")
    void invoice(OrderPlaced order) {
        invoices.open(order.orderId(), order.currency(), order.total());
    }

    @Handler(group = "billing")
    void settle(OrderPaid payment) {
        invoices.settle(payment.orderId()).ifPresent(emitter::raise);
    }

    @Handler(group = "billing")
    void credit(OrderCancelled cancellation) {
        invoices.credit(cancellation.orderId());
    }
}
