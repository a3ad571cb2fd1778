package dev.signalbox.quickstart.report;

import dev.signalbox.runtime.observe.EventObserver;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Watches the engine: how long each handler takes, and how many deliveries are settled. */
@Singleton
public final class Tally implements EventObserver {

    private final ConcurrentSkipListMap<String, HandlerTally> handlers = new ConcurrentSkipListMap<>();
    private long settled;

    @Inject
    Tally() {}

    @Override
    public void attemptEnded(Attempt attempt, Duration took, @Nullable Throwable failure) {
        handlers.computeIfAbsent(attempt.handler(), id -> new HandlerTally()).add(attempt.number(), took, failure);
    }

    @Override
    public synchronized void settled(Delivery delivery, Outcome outcome) {
        settled++;
        notifyAll();
    }

    /**
     * Waits until so many deliveries are settled, but not longer than the patience.
     *
     * @return how many are
     */
    public synchronized long awaitSettled(long expected, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        long left = patience.toMillis();
        while (settled < expected && left > 0) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
        return settled;
    }

    /** The handlers by their ids. */
    SortedMap<String, HandlerTally> handlers() {
        return new TreeMap<>(handlers);
    }
}
