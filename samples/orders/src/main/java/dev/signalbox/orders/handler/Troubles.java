package dev.signalbox.orders.handler;

import dev.signalbox.runtime.observe.EventObserver;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells what goes wrong. */
final class Troubles implements EventObserver {

    private final Consumer<String> out;

    Troubles(Consumer<String> out) {
        this.out = out;
    }

    @Override
    public void attemptEnded(Attempt attempt, Duration took, @Nullable Throwable failure) {
        if (failure != null) {
            String why = "attempt " + attempt.number() + ": " + failure.getMessage();
            tell(attempt.delivery(), "has failed", why);
        }
    }

    @Override
    public void retryScheduled(Attempt failed, Duration delay) {
        tell(failed.delivery(), "tries again", "in " + delay.toMillis() + " ms");
    }

    @Override
    public void deadLettered(Delivery delivery, @Nullable String handler, String reason, @Nullable Throwable cause) {
        tell(delivery, "gives up", "a dead letter, " + reason);
    }

    private void tell(Delivery delivery, String what, String detail) {
        out.accept(delivery.group() + " " + what + " for " + delivery.key() + ", " + detail);
    }
}
