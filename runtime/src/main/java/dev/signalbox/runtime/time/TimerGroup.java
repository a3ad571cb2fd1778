package dev.signalbox.runtime.time;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Timers that can be cut short, some or all. For each that waits exactly one of two things happens, once.
 * Safe for use by many threads.
 *
 * @param <W> who waits
 */
public final class TimerGroup<W extends TimerGroup.Waiting> {

    /** Somebody who waits for a time. */
    public interface Waiting {

        /** The time has come; on the scheduler's thread, so it must be short. */
        void due();

        /** The time will not come; on the thread that cut the waiting short. */
        void cutShort();

        /**
         * Whether there is nothing to wait for any more. Asked once, when it has begun to wait, so that
         * somebody who makes waiting vain and then cuts short those that wait misses nobody.
         */
        default boolean inVain() {
            return false;
        }
    }

    private final Scheduler scheduler;
    private final Set<Entry> entries = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** A group without timers. */
    public TimerGroup(Scheduler scheduler) {
        this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
    }

    /** Lets somebody wait; cut short at once if that is in vain, or the group or the scheduler is closed. Waits itself while the heap has no room for a timer. */
    public void schedule(Duration delay, W waiting) {
        Entry entry = entered(waiting);
        if (!timed(entry, delay) || closed || waiting.inVain()) {
            entry.cutShort();
        }
    }

    /** Whether the time will come; false where the scheduler is closed, or broken in whatever way. */
    private boolean timed(Entry entry, Duration delay) {
        for (int tries = 0; ; tries++) {
            try {
                entry.timer = scheduler.schedule(delay, entry::due);
                return true;
            } catch (OutOfMemoryError exhausted) {
                if (!ScarceMemory.waitFor(tries)) {
                    return false;
                }
            } catch (Throwable noTimer) {
                return false;
            }
        }
    }

    private Entry entered(W waiting) {
        Entry entry = null;
        for (int tries = 0; ; tries++) {
            try {
                if (entry == null) {
                    entry = new Entry(waiting);
                }
                entries.add(entry); // for the second time, perhaps: the set may have it, and fail when it counts
                return entry;
            } catch (OutOfMemoryError exhausted) {
                if (!ScarceMemory.waitFor(tries)) {
                    throw exhausted;
                }
            }
        }
    }

    /** Cuts short those that wait now and are chosen. */
    public void cutShort(Predicate<? super W> chosen) {
        Throwable failure = null;
        for (Entry entry : entries) {
            try {
                if (chosen.test(entry.waiting)) {
                    entry.cutShort();
                }
            } catch (RuntimeException | Error thrown) {
                failure = thrown; // the others are cut short all the same
            }
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }

    /** Cuts short all that wait, and all that would. */
    public void close() {
        closed = true;
        cutShort(waiting -> true);
    }

    /** How many wait. A snapshot. */
    public int size() {
        return entries.size();
    }

    private final class Entry {

        private final W waiting;
        private final AtomicBoolean ended = new AtomicBoolean();
        private volatile @Nullable Timer timer;

        Entry(W waiting) {
            this.waiting = waiting;
        }

        void due() {
            if (end()) {
                waiting.due();
            }
        }

        void cutShort() {
            if (end()) {
                Timer running = timer;
                try {
                    if (running != null) {
                        running.cancel();
                    }
                } finally {
                    waiting.cutShort();
                }
            }
        }

        private boolean end() {
            if (!ended.compareAndSet(false, true)) {
                return false;
            }
            try {
                entries.remove(this);
            } catch (OutOfMemoryError exhausted) {
                return true; // it is removed, and not counted
            }
            return true;
        }
    }
}
