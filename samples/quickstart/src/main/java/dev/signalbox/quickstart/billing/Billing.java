package dev.signalbox.quickstart.billing;

import dev.signalbox.Handler;
import dev.signalbox.quickstart.order.OrderCancelled;
import dev.signalbox.quickstart.order.OrderPaid;
import dev.signalbox.quickstart.order.OrderPlaced;
import jakarta.inject.Inject;

/** Invoices what is ordered. */
public final class Billing {

    private final Invoices invoices;

    @Inject
    Billing(Invoices invoices) {
        this.invoices = invoices;
    }

    @Handler(group = "billing")
    void invoice(OrderPlaced order) {
        invoices.open(order.orderId(), order.currency(), order.total());
    }

    @Handler(group = "billing")
    void settle(OrderPaid payment) {
        invoices.settle(payment.orderId());
    }

    @Handler(group = "billing")
    void credit(OrderCancelled cancellation) {
        invoices.credit(cancellation.orderId());
    }
}
