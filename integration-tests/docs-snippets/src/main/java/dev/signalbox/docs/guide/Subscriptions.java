package dev.signalbox.docs.guide;

import dev.signalbox.Subscription;
import dev.signalbox.runtime.Signalbox;
import java.util.Queue;

/** Handlers that come and go while the program runs. */
final class Subscriptions {

    private Subscriptions() {}

    static Subscription typed(Signalbox box, Queue<String> seen) {
        // tag::typed[]
        Subscription subscription =
                box.subscribe("dashboard", InvoiceSent.class, (invoice, context) -> seen.add(invoice.number()));
        // end::typed[]
        return subscription;
    }

    static Subscription raw(Signalbox box, Queue<String> seen) {
        // tag::raw[]
        Subscription subscription =
                box.subscribeAll("tap", "invoices.*", (event, context) -> seen.add(event.topic() + ' ' + event.type()));
        // end::raw[]
        return subscription;
    }
}
