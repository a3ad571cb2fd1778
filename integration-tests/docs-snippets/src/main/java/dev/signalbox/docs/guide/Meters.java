package dev.signalbox.docs.guide;

import dev.signalbox.runtime.observe.EventObserver;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Hands what the engine does to a library for metrics. */
// tag::observer[]
final class Meters implements EventObserver {

    private final Registry registry;

    Meters(Registry registry) {
        this.registry = registry;
    }

    @Override
    public void attemptEnded(Attempt attempt, Duration took, @Nullable Throwable failure) {
        registry.record("signalbox.attempts", took, attempt.handler(), failure == null ? "ok" : "failed");
    }

    @Override
    public void emitEnded(Emit emit, Duration took, @Nullable Throwable failure) {
        registry.record("signalbox.emits", took, emit.type(), failure == null ? "ok" : "failed");
    }

    @Override
    public void deadLettered(Delivery delivery, @Nullable String handler, String reason, @Nullable Throwable cause) {
        registry.count("signalbox.dead_letters", delivery.group(), reason);
    }

    @Override
    public void subscriptionFailed(String group, String transport, Throwable cause) {
        registry.count("signalbox.subscription_failures", group, transport);
    }

    /** What your library offers: with Micrometer {@code timer(name, tags).record(took)} and {@code counter(…)}. */
    interface Registry {
        void record(String name, Duration took, String... tags);

        void count(String name, String... tags);
    }
}
// end::observer[]
