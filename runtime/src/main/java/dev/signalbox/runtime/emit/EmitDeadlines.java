package dev.signalbox.runtime.emit;

import dev.signalbox.runtime.time.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of the emits that wait for a confirmation. All wait equally long, so they are due in the
 * order in which they came: one list and one timer for the first of it serve them all, and one that is
 * confirmed leaves in constant time.
 */
final class EmitDeadlines {

    /** One emit's place in the list; everything in it is guarded by the list's monitor. */
    abstract static class Place {

        private @Nullable Place before;
        private @Nullable Place behind;
        private long dueNanos;
        private boolean listed;

        /** Its time has come; on the scheduler's thread. */
        abstract void expired();

        /** The box closes. */
        abstract void abandoned();
    }

    private final Scheduler scheduler;
    private final Duration timeout;

    private @Nullable Place first;
    private @Nullable Place last;
    private boolean timerRuns;
    private boolean closed;

    EmitDeadlines(Scheduler scheduler, Duration timeout) {
        this.scheduler = scheduler;
        this.timeout = timeout;
    }

    /** Lets one wait; abandoned at once where the box has closed meanwhile. */
    void add(Place place) {
        if (!enlist(place)) {
            place.abandoned();
        }
    }

    private synchronized boolean enlist(Place place) {
        if (closed) {
            return false;
        }
        place.dueNanos = scheduler.nanoTime() + timeout.toNanos();
        place.before = last;
        place.listed = true;
        if (last == null) {
            first = place;
        } else {
            last.behind = place;
        }
        last = place;
        if (!timerRuns) {
            startTimer(timeout);
        }
        return true;
    }

    synchronized void remove(Place place) {
        if (!place.listed) {
            return;
        }
        place.listed = false;
        Place before = place.before;
        Place behind = place.behind;
        if (before == null) {
            first = behind;
        } else {
            before.behind = behind;
        }
        if (behind == null) {
            last = before;
        } else {
            behind.before = before;
        }
        place.before = null;
        place.behind = null;
    }

    /** Abandons all that wait, and all that would. */
    void close() {
        takeAll().forEach(Place::abandoned);
    }

    private void timerFired() {
        takeDue().forEach(Place::expired);
    }

    private synchronized List<Place> takeDue() {
        List<Place> due = new ArrayList<>();
        long now = scheduler.nanoTime();
        while (first != null && first.dueNanos - now <= 0) {
            due.add(first);
            remove(first);
        }
        timerRuns = false;
        if (first != null) {
            startTimer(Duration.ofNanos(first.dueNanos - now));
        }
        return due;
    }

    private synchronized List<Place> takeAll() {
        closed = true;
        List<Place> all = new ArrayList<>();
        while (first != null) {
            all.add(first);
            remove(first);
        }
        return all;
    }

    private void startTimer(Duration delay) {
        try {
            scheduler.schedule(delay, this::timerFired);
            timerRuns = true;
        } catch (RejectedExecutionException schedulerClosed) {
            timerRuns = false; // the box closes, and abandons what waits
        }
    }
}
