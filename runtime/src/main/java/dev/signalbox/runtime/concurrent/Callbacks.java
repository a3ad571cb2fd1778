package dev.signalbox.runtime.concurrent;

import dev.signalbox.runtime.time.Scheduler;
import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs what users hang on our futures, in threads that nothing of ours waits for. A task may block for ever,
 * throw anything, or call the box: it holds back no other. Tasks begin in the order in which they came.
 * Never rejects, and never throws to its caller. Safe for use by many threads.
 *
 * <p>One drainer takes task after task, so that no thread is woken for each. Where it is kept by a task
 * while others wait, another drainer takes its place, and it ends when the task lets it go. Who adds a task
 * sees that the drainer is kept; where nobody adds one, a watch looks every millisecond as long as there is
 * something to drain. A drainer says that it is inside a task first and looks for others that wait
 * afterwards; who adds a task does so first and looks whether the drainer is inside afterwards. So one of
 * the two begins the watch.
 */
public final class Callbacks implements Executor {

    /** A drainer that is inside a task for longer is replaced, if others wait. */
    private static final long PATIENCE_NANOS = TimeUnit.MICROSECONDS.toNanos(300);

    private static final long WATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** So many looks without anything that waits end the watch. */
    private static final int QUIET_LOOKS = 50;

    /** How often a drainer looks again before it ends: some ten microseconds. On one core nobody could come. */
    private static final int LOOKS = Runtime.getRuntime().availableProcessors() > 1 ? 256 : 0;

    private static final Duration RELAUNCH_DELAY = Duration.ofMillis(50);

    private final Executor threads;
    private final Scheduler scheduler;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Drainer> drainer = new AtomicReference<>();
    private final AtomicBoolean watched = new AtomicBoolean();
    private final AtomicBoolean relaunching = new AtomicBoolean();

    /**
     * Callbacks on these threads.
     *
     * @param threads runs each task in a thread of its own, never in the caller's; it may throw where it has
     *     none, and is asked again
     * @param scheduler times the next try then
     */
    public Callbacks(Executor threads, Scheduler scheduler) {
        this.threads = Objects.requireNonNull(threads, "threads");
        this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
    }

    /** Runs a task soon, in another thread; in this one only where there is no memory left to note it down. */
    @Override
    public void execute(Runnable task) {
        try {
            waiting.add(task);
        } catch (OutOfMemoryError noPlace) {
            runQuietly(task);
            return;
        }
        keepDraining();
    }

    /** Sees to it that what waits is run. */
    private void keepDraining() {
        Drainer current = drainer.get();
        if (current == null || current.isKept()) {
            replace(current);
        } else if (current.isInside()) {
            watch();
        }
    }

    private void replace(@Nullable Drainer current) {
        Drainer next = new Drainer();
        if (drainer.compareAndSet(current, next) && !launch(next)) {
            drainer.compareAndSet(next, null); // one that is kept goes on when it can
            relaunchLater();
        }
    }

    private void watch() {
        if (!watched.get() && watched.compareAndSet(false, true) && !launch(this::keepWatch)) {
            watched.set(false);
            relaunchLater();
        }
    }

    private void keepWatch() {
        do {
            int quiet = 0;
            while (quiet < QUIET_LOOKS) {
                LockSupport.parkNanos(WATCH_NANOS);
                quiet = waiting.isEmpty() ? quiet + 1 : 0;
                replaceIfKept();
            }
            watched.set(false);
        } while (!waiting.isEmpty() && watched.compareAndSet(false, true));
    }

    private void replaceIfKept() {
        Drainer current = drainer.get();
        if (!waiting.isEmpty() && (current == null || current.isKept())) {
            replace(current);
        }
    }

    private boolean launch(Runnable work) {
        try {
            threads.execute(work);
            return true;
        } catch (RuntimeException | OutOfMemoryError noThread) {
            return false;
        }
    }

    /** Whoever adds a task, or is let go by one, tries too; this is for where nobody comes. */
    private void relaunchLater() {
        if (!relaunching.compareAndSet(false, true)) {
            return;
        }
        try {
            scheduler.schedule(RELAUNCH_DELAY, () -> {
                relaunching.set(false);
                if (!waiting.isEmpty()) {
                    keepDraining();
                }
            });
        } catch (RejectedExecutionException | OutOfMemoryError noTimer) {
            relaunching.set(false);
        }
    }

    private static void runQuietly(Runnable task) {
        try {
            task.run();
        } catch (Throwable failure) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
        }
    }

    /** Takes task after task, until nothing waits or another has taken its place. */
    private final class Drainer implements Runnable {

        /** When the task was begun that it is inside of; 0 between tasks. Written by its own thread. */
        private volatile long insideSince;

        boolean isInside() {
            return insideSince != 0;
        }

        boolean isKept() {
            long since = insideSince;
            return since != 0 && System.nanoTime() - since > PATIENCE_NANOS;
        }

        @Override
        public void run() {
            do {
                for (Runnable task = next(); task != null; task = next()) {
                    insideSince = System.nanoTime() | 1; // never 0
                    if (!waiting.isEmpty()) {
                        watch();
                    }
                    runQuietly(task);
                    Thread.interrupted(); // meant for the task, if for anyone
                    insideSince = 0;
                    if (drainer.get() != this && !drainer.compareAndSet(null, this)) {
                        return;
                    }
                }
                drainer.compareAndSet(this, null);
            } while (!waiting.isEmpty() && drainer.compareAndSet(null, this));
        }

        private @Nullable Runnable next() {
            Runnable task = waiting.poll();
            for (int look = 0; look < LOOKS && task == null; look++) {
                Thread.onSpinWait();
                task = waiting.poll();
            }
            return task;
        }
    }
}
