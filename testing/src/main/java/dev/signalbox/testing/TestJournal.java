package dev.signalbox.testing;

import dev.signalbox.runtime.observe.EventObserver;
import dev.signalbox.runtime.time.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes down all that a box does. */
final class TestJournal implements EventObserver {

    private final Scheduler time;
    private final FailureLog failures;

    /** Emits that began, by id; they move to {@link #emitted} when they are confirmed. */
    private final Map<String, EmittedEvent> begun = new LinkedHashMap<>();

    private final List<EmittedEvent> emitted = new ArrayList<>();
    private final List<Record> raised = new ArrayList<>();
    private final List<HandlerAttempt> attempts = new ArrayList<>();
    private final List<ScheduledRetry> retries = new ArrayList<>();
    private final List<Settled> settled = new ArrayList<>();

    /** The objects behind ids, as far as they were emitted or raised in this process. */
    private final Map<String, Record> events = new LinkedHashMap<>();

    /** Retries of domain events that have not begun. Messages that wait for theirs are counted by the box. */
    private int domainRetriesAhead;

    private int attemptsRunning;

    /** A message that was settled in a group. */
    record Settled(Delivery delivery, Outcome outcome) {}

    TestJournal(Scheduler time, FailureLog failures) {
        this.time = time;
        this.failures = failures;
    }

    synchronized List<EmittedEvent> emitted() {
        return List.copyOf(emitted);
    }

    synchronized List<Record> raised() {
        return List.copyOf(raised);
    }

    synchronized List<HandlerAttempt> attempts() {
        return List.copyOf(attempts);
    }

    synchronized List<ScheduledRetry> retries() {
        return List.copyOf(retries);
    }

    synchronized List<Settled> settled() {
        return List.copyOf(settled);
    }

    /** The ids of the events that equal this one. */
    synchronized List<String> idsOf(Record event) {
        return events.entrySet().stream()
                .filter(entry -> entry.getValue().equals(event))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether every attempt has ended, and none follows. */
    synchronized boolean isQuiet() {
        return domainRetriesAhead == 0 && attemptsRunning == 0;
    }

    @Override
    public synchronized void emitStarted(Emit emit, Record event) {
        begun.put(emit.id(), new EmittedEvent(event, emit.id(), emit.type(), emit.topic(), emit.key()));
        events.put(emit.id(), event);
    }

    @Override
    public synchronized void emitEnded(Emit emit, Duration took, @Nullable Throwable failure) {
        EmittedEvent ended = begun.remove(emit.id());
        if (failure == null && ended != null) {
            emitted.add(ended);
        }
    }

    @Override
    public synchronized void raised(Record event) {
        raised.add(event);
    }

    @Override
    public synchronized void attemptStarted(Attempt attempt) {
        Delivery delivery = attempt.delivery();
        if (isDomain(delivery) && !raised.isEmpty()) {
            // A raised event is named when its first handler is called, which is before anything else is raised.
            events.putIfAbsent(delivery.eventId(), raised.get(raised.size() - 1));
        }
        if (isDomain(delivery) && attempt.number() > 1) {
            domainRetriesAhead--;
        }
        attemptsRunning++;
        attempts.add(new HandlerAttempt(attempt.handler(), attempt.number(), delivery, time.now(), false, null));
    }

    @Override
    public synchronized void attemptEnded(Attempt attempt, Duration took, @Nullable Throwable failure) {
        if (failure != null) {
            failures.failed(failure);
        }
        for (int i = attempts.size() - 1; i >= 0; i--) {
            if (attempts.get(i).isOpen(attempt)) {
                attemptsRunning--;
                attempts.set(i, attempts.get(i).endedWith(failure));
                return;
            }
        }
    }

    @Override
    public synchronized void retryScheduled(Attempt failed, Duration delay) {
        if (isDomain(failed.delivery())) {
            domainRetriesAhead++;
        }
        retries.add(new ScheduledRetry(failed.handler(), failed.number(), failed.delivery(), delay));
    }

    @Override
    public void deadLettered(Delivery delivery, @Nullable String handler, String reason, @Nullable Throwable cause) {
        failures.failedForGood(delivery, handler, cause);
    }

    @Override
    public synchronized void settled(Delivery delivery, Outcome outcome) {
        settled.add(new Settled(delivery, outcome));
    }

    private static boolean isDomain(Delivery delivery) {
        return delivery.topic().isEmpty();
    }
}
