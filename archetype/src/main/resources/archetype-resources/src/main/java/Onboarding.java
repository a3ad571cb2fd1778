package ${package};

import dev.signalbox.EventContext;
import dev.signalbox.Handler;
import dev.signalbox.Retry;
import jakarta.inject.Inject;

/** Welcomes new users. */
final class Onboarding {

    private final Mailer mailer;

    @Inject
    Onboarding(Mailer mailer) {
        this.mailer = mailer;
    }

    @Handler(retry = @Retry(attempts = 5, delay = "200ms"))
    void welcome(UserRegistered event, EventContext context) {
        mailer.send(event.email(), "Welcome! (event " + context.id() + ")");
    }
}
