package dev.signalbox.quickstart.shop.notification;

import dev.signalbox.Handler;
import dev.signalbox.Retry;
import dev.signalbox.quickstart.shop.order.OrderEvent;
import dev.signalbox.quickstart.shop.order.OrderPaid;
import dev.signalbox.quickstart.shop.order.OrderPlaced;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;

/** Tells customers what happens to their orders: one handler for every kind of order event. */
public final class Notifications {

    private final MailServer mail;

    @Inject
    Notifications(MailServer mail) {
        this.mail = mail;
    }

    @Handler(
            group = "notifications",
            retry = @Retry(attempts = 4, delay = "5ms", maxDelay = "40ms"),
            timeout = "10s") // a mail server that does not answer holds back nobody for longer
    CompletionStage<Void> tell(OrderEvent event) {
        return mail.send(event.email(), "Your order " + event.orderId() + ' ' + what(event));
    }

    private static String what(OrderEvent event) {
        if (event instanceof OrderPlaced placed) {
            return "has arrived here: " + placed.total() + ' ' + placed.currency();
        }
        return event instanceof OrderPaid ? "is paid. Thank you!" : "is cancelled.";
    }
}
