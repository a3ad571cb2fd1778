package dev.signalbox.runtime.memory;

import dev.signalbox.runtime.time.ScarceMemory;
import dev.signalbox.runtime.time.TimerThread;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a task on an executor whenever it is wished, in one thread at a time. A wish that comes while it runs
 * means once more. Where the executor takes no task, in whatever way, the wish is kept and tried again 50 ms
 * later; one that takes tasks and loses them is found out after a second or more. All loops have one thread for
 * those waits, which ends when nothing has waited for a while: a transport has no timers of a box.
 */
final class OfferLoop {

    private static final long AGAIN_MILLIS = 50;
    private static final long LOST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 30_000;
    private static final long IDLE_SECONDS = 10;

    private static final TimerThread TIMERS =
            new TimerThread("signalbox-memory-timer", IDLE_SECONDS, TimeUnit.SECONDS, thread -> {});

    private final Executor executor;

    /** How often it looks for further wishes before its thread is let go: waking one costs more than a message. */
    private final int looks;

    private final Runnable task;
    private final BooleanSupplier obsolete;

    /** How many wishes have not been looked at; who makes it positive runs the task, for all. */
    private final AtomicInteger wishes = new AtomicInteger();

    private final AtomicBoolean watching = new AtomicBoolean();
    private volatile @Nullable Run launched;

    /** The one that is being watched. */
    private volatile @Nullable Run watched;

    /** Made beforehand, for times in which there is no memory for them. */
    private final Runnable launching = this::launch;

    private final Runnable looking = this::look;
    private volatile long patience = LOST_MILLIS;

    /**
     * A loop without wishes.
     *
     * @param task what is run; where it throws, it is run again 50 ms later
     * @param obsolete whether no run is of use any more
     */
    OfferLoop(Executor executor, int looks, Runnable task, BooleanSupplier obsolete) {
        this.executor = executor;
        this.obsolete = obsolete;
        this.looks = looks;
        this.task = task;
    }

    /** Wishes for a run. Never throws for want of a thread. */
    void wish() {
        if (wishes.getAndIncrement() == 0) {
            launch();
        }
    }

    private void launch() {
        if (obsolete.getAsBoolean()) {
            return;
        }
        Run run = null;
        try {
            run = new Run();
            executor.execute(run);
        } catch (Throwable refused) {
            if (run == null || run.take()) {
                later(AGAIN_MILLIS, launching);
            } else {
                passOn(refused); // the executor runs in this thread, and it was the task that threw
            }
            return;
        }
        if (!run.isTaken()) {
            launched = run;
            watch();
        }
    }

    /** One look at a time, and none while nothing is launched. */
    private void watch() {
        if (watching.compareAndSet(false, true)) {
            watched = launched;
            later(patience, looking);
        }
    }

    private void look() {
        Run before = watched;
        watching.set(false);
        Run newest = launched;
        if (newest == null || newest.isTaken() || obsolete.getAsBoolean()) {
            return;
        }
        if (newest == before && newest.take()) {
            patience = Math.min(LONGEST_MILLIS, patience * 2);
            launch();
        } else {
            watch();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what is run tells of its failures itself
    private static void later(long millis, Runnable what) {
        for (int tries = 0; ; tries++) {
            try {
                TIMERS.schedule(() -> start(what), millis, TimeUnit.MILLISECONDS);
                return;
            } catch (OutOfMemoryError exhausted) {
                if (!ScarceMemory.waitFor(tries)) {
                    throw exhausted;
                }
            }
        }
    }

    /** In a thread of its own: the executor may be one that runs everything in the thread that asks. */
    private static void start(Runnable what) {
        for (int tries = 0; ; tries++) {
            try {
                Thread thread = new Thread(() -> insist(what), "signalbox-memory-again");
                thread.setDaemon(true);
                thread.start();
                return;
            } catch (OutOfMemoryError exhausted) {
                if (!ScarceMemory.waitFor(tries)) {
                    throw exhausted;
                }
            }
        }
    }

    /** A thread that has begun may be out of memory before it has done anything. */
    private static void insist(Runnable what) {
        for (int tries = 0; ; tries++) {
            try {
                what.run();
                return;
            } catch (OutOfMemoryError exhausted) {
                if (!ScarceMemory.waitFor(tries)) {
                    throw exhausted;
                }
            }
        }
    }

    private static void passOn(Throwable thrown) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    }

    /** Where memory is out, this thread waits for it: whoever wishes for a run relies on it. */
    private void runAll() {
        for (int tries = 0; ; tries++) {
            try {
                runWhileWished();
                return;
            } catch (OutOfMemoryError exhausted) {
                if (!ScarceMemory.waitFor(tries)) {
                    later(AGAIN_MILLIS, launching);
                    throw exhausted;
                }
            } catch (Throwable failure) {
                later(AGAIN_MILLIS, launching); // the wishes are still there
                throw failure;
            }
        }
    }

    private void runWhileWished() {
        int seen = wishes.get();
        do {
            task.run();
            for (int look = 0; look < looks && wishes.get() == seen; look++) {
                Thread.onSpinWait();
            }
            seen = wishes.addAndGet(-seen);
        } while (seen != 0);
    }

    /** One launch, which begins once, or is given up. */
    private final class Run implements Runnable {

        private final AtomicBoolean taken = new AtomicBoolean();

        @Override
        public void run() {
            if (take()) {
                patience = LOST_MILLIS;
                runAll();
            }
        }

        boolean take() {
            return taken.compareAndSet(false, true);
        }

        boolean isTaken() {
            return taken.get();
        }
    }
}
