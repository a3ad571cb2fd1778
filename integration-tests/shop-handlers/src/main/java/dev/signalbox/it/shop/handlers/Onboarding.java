package dev.signalbox.it.shop.handlers;

import dev.signalbox.EventContext;
import dev.signalbox.EventEmitter;
import dev.signalbox.Handler;
import dev.signalbox.RawEvent;
import dev.signalbox.Retry;
import dev.signalbox.TopicParam;
import dev.signalbox.it.shop.events.OrderEvent;
import dev.signalbox.it.shop.events.UserRegistered;
import dev.signalbox.it.shop.events.UserWelcomed;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;

/** Welcomes new users, and watches what else happens. */
// tag::handlers[]
public final class Onboarding {

    private final EventEmitter emitter;
    private final Mailer mailer;

    @Inject
    public Onboarding(EventEmitter emitter, Mailer mailer) {
        this.emitter = emitter;
        this.mailer = mailer;
    }

    @Handler
    void welcome(UserRegistered event, EventContext context) {
        mailer.send(event.user().email(), "Welcome! (event " + context.id() + ")");
        emitter.raise(new UserWelcomed(event.userId()));
    }

    @Handler(group = "audit", retry = @Retry(attempts = 6, delay = "200ms", maxDelay = "10s"))
    CompletionStage<Void> record(UserRegistered event, AuditLog log) {
        return log.append("registered " + event.userId());
    }

    @Handler(topic = "orders.{region}.events")
    void order(OrderEvent event, @TopicParam("region") String region) {
        mailer.send("warehouse-" + region + "@shop.example", "Order " + event.orderId());
    }

    @Handler(topic = "**")
    void trace(RawEvent event) {
        mailer.send("operations@shop.example", event.topic() + ' ' + event.type());
    }
    // end::handlers[]

    // tag::domain[]
    @Handler
    void welcomed(UserWelcomed event, AuditLog log) {
        log.append("welcomed " + event.userId());
    }
    // end::domain[]
}
