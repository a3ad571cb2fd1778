package dev.signalbox.runtime.domain;

import dev.signalbox.Headers;
import dev.signalbox.codegen.EventType;
import dev.signalbox.runtime.concurrent.DrainGate;
import dev.signalbox.runtime.domain.DomainChannel.EventIdentity;
import dev.signalbox.runtime.observe.EventObserver;
import dev.signalbox.runtime.observe.LogText;
import dev.signalbox.runtime.observe.QuietLog;
import dev.signalbox.runtime.retry.DurationFormat;
import dev.signalbox.runtime.retry.FailureClassifier;
import dev.signalbox.runtime.retry.FailureKind;
import dev.signalbox.runtime.time.TimerGroup;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** What the attempts of all domain handlers share: the timers of the retries, and the end of them all. */
final class DomainRetries {

    private static final QuietLog log = QuietLog.of(DomainRetries.class);

    private final DomainSettings settings;
    private final DomainCounters counters = new DomainCounters();
    private final TimerGroup<DomainAttempts<?>> waiting;
    private final DrainGate gate;
    private final Set<Thread> inside = ConcurrentHashMap.newKeySet();

    DomainRetries(DomainSettings settings) {
        this.settings = settings;
        this.waiting = new TimerGroup<>(settings.scheduler());
        this.gate = new DrainGate(settings.scheduler());
    }

    DomainSettings settings() {
        return settings;
    }

    DomainCounters counters() {
        return counters;
    }

    /** Counts the attempts of a handler that goes on after the caller's own. */
    DrainGate gate() {
        return gate;
    }

    double random() {
        return ThreadLocalRandom.current().nextDouble();
    }

    /** An event that the emitter has not named. */
    <E extends Record> EventIdentity name(EventType<E> type, E event) {
        return new EventIdentity(
                settings.ids().get(), keyOf(type, event), settings.scheduler().now(), Headers.empty());
    }

    /** Where its accessor throws it has none, which is no reason to lose it. */
    private static <E extends Record> @Nullable String keyOf(EventType<E> type, E event) {
        try {
            return type.keyOf().apply(event);
        } catch (Throwable keyless) {
            return null;
        }
    }

    void tellNoThread(DomainAttempts<?> attempts, Throwable refused) {
        log.error(
                "The handler executor takes no retry of the handler {} of domain events; it is tried again until it"
                        + " does",
                attempts.handler().id(),
                LogText.trace(refused));
    }

    static void untold(Throwable failure) {
        log.warn("The end of a domain event's handler could not be told of", LogText.trace(failure));
    }

    void schedule(DomainAttempts<?> attempts, Duration delay, Throwable failure) {
        DomainContext context = attempts.context();
        log.warn(
                "Attempt {} of the handler {} at the domain event {} ({}) in the group {} has failed; the next one"
                        + " follows in {}: {}",
                context.attempt(),
                attempts.handler().id(),
                LogText.oneLine(context.id()),
                context.type(),
                context.group(),
                DurationFormat.of(delay),
                LogText.of(failure) + LogText.hint(FailureClassifier.unwrap(failure)));
        if (settings.observer().listening()) {
            EventObserver.Attempt failed = ObservedCall.attempt(attempts.handler(), context);
            settings.observer().tell(to -> to.retryScheduled(failed, delay));
        }
        waiting.schedule(delay, attempts);
    }

    void tellFailedForGood(DomainAttempts<?> attempts, String reason, Throwable cause) {
        logFailedForGood(attempts, reason, cause);
        if (settings.observer().listening()) {
            EventObserver.Delivery delivery =
                    ObservedCall.attempt(attempts.handler(), attempts.context()).delivery();
            settings.observer()
                    .tell(to -> to.deadLettered(delivery, attempts.handler().id(), reason, cause));
        }
    }

    /** A trace only where something broke: what was refused or closed says all in one line. */
    private static void logFailedForGood(DomainAttempts<?> attempts, String reason, Throwable cause) {
        DomainContext context = attempts.context();
        boolean broke = reason.equals(FailureKind.HANDLER_FAILED.name()) || reason.equals(FailureKind.FATAL.name());
        boolean refused = reason.equals(FailureKind.REJECTED.name());
        String format =
                "The handler {} in the group {} has failed for good at the domain event {} ({}), in attempt {} ({}): {}";
        @Nullable
        Object[] arguments = {
            attempts.handler().id(),
            context.group(),
            LogText.oneLine(context.id()),
            context.type(),
            context.attempt(),
            reason,
            LogText.of(cause) + LogText.hint(cause),
            broke ? LogText.trace(cause) : null
        };
        if (refused) {
            log.warn(format, arguments);
        } else {
            log.error(format, arguments);
        }
    }

    /** This thread enters a handler. */
    void enter() {
        inside.add(Thread.currentThread());
    }

    void leave() {
        inside.remove(Thread.currentThread());
    }

    boolean runsHere() {
        return inside.contains(Thread.currentThread());
    }

    CompletableFuture<Boolean> close(Duration deadline) {
        CompletableFuture<Boolean> drained = gate.close(deadline);
        waiting.close();
        return drained;
    }
}
