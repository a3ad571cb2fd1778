package dev.signalbox.runtime.emit;

import dev.signalbox.Emission;
import dev.signalbox.EmitTimeoutException;
import dev.signalbox.runtime.observe.EventObserver.Emit;
import dev.signalbox.runtime.observe.ObserverGuard;
import dev.signalbox.runtime.observe.QuietLog;
import dev.signalbox.runtime.time.Scheduler;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes down how emits begin and end: counts them, and tells the observer where there is one. */
final class EmitJournal {

    private static final QuietLog log = QuietLog.of(EmitJournal.class);

    private final EmitCounters counters;
    private final ObserverGuard observer;
    private final Scheduler scheduler;
    private final Executor callbacks;
    private final Consumer<? super Record> onTimeout;

    EmitJournal(EmitSettings settings, EmitCounters counters) {
        this.counters = counters;
        this.observer = settings.observer();
        this.scheduler = settings.scheduler();
        this.callbacks = settings.callbacks();
        this.onTimeout = settings.onTimeout();
    }

    /**
     * An emit that began.
     *
     * @param moment what the observer is told
     * @param startNanos when
     */
    record Entry(Emit moment, long startNanos) {}

    /** An emit begins; null where nobody listens. */
    @Nullable
    Entry started(Emission emission, String type, Record event) {
        if (!observer.listening()) {
            return null;
        }
        Emit moment = new Emit(emission.id(), type, emission.topic(), emission.key());
        observer.tell(to -> to.emitStarted(moment, event));
        return new Entry(moment, scheduler.nanoTime());
    }

    void confirmed(@Nullable Entry entry) {
        counters.confirmed();
        ended(entry, null);
    }

    void failed(@Nullable Entry entry, Throwable failure) {
        if (failure instanceof EmitTimeoutException) {
            counters.timedOut();
        } else {
            counters.failed();
        }
        ended(entry, failure);
    }

    /** Tells the user of an event that may not have arrived. */
    void tellTimeout(Record event) {
        callbacks.execute(() -> callQuietly(event));
    }

    private void callQuietly(Record event) {
        try {
            onTimeout.accept(event);
        } catch (Throwable failure) {
            log.warn("The callback for emits that time out has thrown; nothing else is affected", failure);
        }
    }

    private void ended(@Nullable Entry entry, @Nullable Throwable failure) {
        if (entry != null) {
            Duration took = Duration.ofNanos(scheduler.nanoTime() - entry.startNanos());
            observer.tell(to -> to.emitEnded(entry.moment(), took, failure));
        }
    }
}
