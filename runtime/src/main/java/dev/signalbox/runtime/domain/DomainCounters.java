package dev.signalbox.runtime.domain;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts domain events. An event counts once, whatever the number of its handlers: how often handlers
 * ran follows from that, so that raising an event costs one counter.
 */
public final class DomainCounters {

    /** Compared by hand: what javac would leave to the first call is linked then, in the way of the first event. */
    private record Kind(Class<?> event, int handlers) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Kind kind && event == kind.event && handlers == kind.handlers;
        }

        @Override
        public int hashCode() {
            return 31 * event.hashCode() + handlers;
        }
    }

    private final Map<Kind, LongAdder> raised = new ConcurrentHashMap<>();
    private final Map<Kind, LongAdder> emitted = new ConcurrentHashMap<>();
    private final LongAdder retries = new LongAdder();
    private final LongAdder errors = new LongAdder();

    /** Counts what is raised to so many handlers; the same counter however often that is asked. */
    LongAdder raised(Class<?> event, int handlers) {
        return raised.computeIfAbsent(new Kind(event, handlers), kind -> new LongAdder());
    }

    LongAdder emitted(Class<?> event, int handlers) {
        return emitted.computeIfAbsent(new Kind(event, handlers), kind -> new LongAdder());
    }

    void retried() {
        retries.increment();
    }

    void failed() {
        errors.increment();
    }

    /** Events that were raised, whatever became of them. */
    public long raised() {
        return raised.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** Attempts, first ones and retries. */
    public long handlerRuns() {
        return firstAttempts(raised) + firstAttempts(emitted) + retries.sum();
    }

    /** Attempts after the first. */
    public long retries() {
        return retries.sum();
    }

    /** Attempts that failed. */
    public long handlerErrors() {
        return errors.sum();
    }

    private static long firstAttempts(Map<Kind, LongAdder> events) {
        return events.entrySet().stream()
                .mapToLong(entry -> entry.getKey().handlers() * entry.getValue().sum())
                .sum();
    }
}
