package dev.signalbox.runtime.concurrent;

import dev.signalbox.runtime.time.Scheduler;
import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one after the other for each key, in the order in which they came, and those of different
 * keys at the same time, up to a limit. Keys take turns: one with many tasks does not hold up the others.
 * Tasks without a key have no order. Safe for use by many threads; a key costs nothing while it is idle.
 *
 * <p>The limit is a number of places. A worker holds one from its launch on the underlying executor until
 * it finds nothing to do; it takes turns from the ready queue meanwhile. A task that returns before its
 * turn is done takes the worker's place with it. Whoever makes a turn ready or gives a place back looks for
 * the other one afterwards, so that none of them ever waits for the other.
 */
public final class KeyedExecutor {

    /** After so many turns a worker lets others have the thread. */
    private static final int TURNS_IN_A_ROW = 256;

    private static final Duration RELAUNCH_DELAY = Duration.ofMillis(50);

    private final Executor executor;
    private final int concurrency;
    private final Scheduler scheduler;
    private final Consumer<? super Throwable> onRejected;

    private final KeyLanes lanes = new KeyLanes();
    private final Queue<LaneTurn> ready = new ConcurrentLinkedQueue<>();
    private final AtomicInteger places;
    private final AtomicBoolean relaunching = new AtomicBoolean();

    /**
     * An executor on top of another.
     *
     * @param executor runs the tasks; at most {@code concurrency} of its threads are in use at a time
     * @param concurrency how many tasks may run at the same time, at least 1
     * @param scheduler times the next try when the executor has rejected
     * @param onRejected told why the underlying executor has rejected; the tasks stay, and are tried again
     *     50 ms later. Called in the thread that tried
     */
    public KeyedExecutor(
            Executor executor, int concurrency, Scheduler scheduler, Consumer<? super Throwable> onRejected) {
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency must be at least 1, but is " + concurrency);
        }
        this.executor = Objects.requireNonNull(executor, "executor");
        this.concurrency = concurrency;
        this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
        this.onRejected = Objects.requireNonNull(onRejected, "onRejected");
        this.places = new AtomicInteger(concurrency);
    }

    /**
     * Runs a task after all earlier ones of its key. Never blocks, never throws for want of threads.
     *
     * @param key tasks with equal keys run one after the other; null: no order
     */
    public void execute(@Nullable Object key, KeyedTask task) {
        LaneTurn turn = new LaneTurn(this, key, Objects.requireNonNull(task, "task"));
        if (key == null || lanes.enter(key, turn)) {
            ready.add(turn);
            wake();
        }
    }

    /** How many keys have a task that runs, waits or is parked. A snapshot. */
    public int busyKeys() {
        return lanes.busyKeys();
    }

    /** How many tasks run, on a thread or asynchronously. A snapshot. */
    public int running() {
        return concurrency - places.get();
    }

    /** The turn is done, and no worker is at hand. */
    void leave(LaneTurn turn, boolean holdsPlace) {
        LaneTurn behind = behind(turn);
        if (behind != null) {
            ready.add(behind);
        }
        if (holdsPlace) {
            places.incrementAndGet();
        }
        wake();
    }

    /** The turn wants to run again. */
    void again(LaneTurn turn, boolean holdsPlace) {
        ready.add(turn);
        if (holdsPlace) {
            places.incrementAndGet();
        }
        wake();
    }

    void returnPlace() {
        places.incrementAndGet();
        wake();
    }

    private @Nullable LaneTurn behind(LaneTurn turn) {
        Object key = turn.key();
        return key == null ? null : lanes.leave(key, turn);
    }

    /** Launches a worker if there is a turn to run and a place for it. */
    private void wake() {
        if (!ready.isEmpty() && takePlace() && !launch()) {
            places.incrementAndGet();
        }
    }

    private boolean takePlace() {
        for (int free = places.get(); free > 0; free = places.get()) {
            if (places.compareAndSet(free, free - 1)) {
                return true;
            }
        }
        return false;
    }

    /** Hands a worker, and a place with it, to the underlying executor; false if that has none to run it. */
    private boolean launch() {
        Worker worker = new Worker();
        try {
            executor.execute(worker);
            return true;
        } catch (RuntimeException | OutOfMemoryError failure) {
            if (worker.started) {
                throw failure; // the executor runs in this thread, and it was a task that threw
            }
            relaunchLater(failure);
            return false;
        }
    }

    private final class Worker implements Runnable {

        private boolean started;

        @Override
        public void run() {
            started = true;
            work();
        }
    }

    /** A worker's life; it holds a place. */
    private void work() {
        for (int turns = 1; ; turns++) {
            LaneTurn turn = ready.poll();
            if (turn == null) {
                places.incrementAndGet();
                if (ready.isEmpty() || !takePlace()) {
                    return;
                }
            } else if (!run(turn) && !takePlace()) {
                return;
            }
            if (turns % TURNS_IN_A_ROW == 0 && launch()) {
                return;
            }
        }
    }

    /** Runs a turn; false if it went on with the worker's place. */
    private boolean run(LaneTurn turn) {
        LaneTurn.Run run = turn.begin();
        boolean returned = false;
        try {
            run.task().run(turn);
            returned = true;
        } finally {
            Thread.interrupted(); // meant for the task, if for anyone
            if (!returned) {
                turn.taskThrew(run);
                afterTask(turn, run);
                returnPlace(); // this worker ends with what the task threw
            }
        }
        return afterTask(turn, run);
    }

    private boolean afterTask(LaneTurn turn, LaneTurn.Run run) {
        LaneTurn.Return outcome = turn.taskReturned(run);
        if (outcome == LaneTurn.Return.DONE) {
            LaneTurn behind = behind(turn);
            if (behind != null) {
                ready.add(behind); // this worker comes for it
            }
        }
        return outcome != LaneTurn.Return.DETACHED;
    }

    private void relaunchLater(Throwable noThread) {
        if (relaunching.compareAndSet(false, true)) {
            try {
                scheduler.schedule(RELAUNCH_DELAY, () -> {
                    relaunching.set(false);
                    relaunch();
                });
            } catch (RejectedExecutionException closed) {
                relaunching.set(false); // nothing is left but the next task that comes
            }
            onRejected.accept(noThread);
        }
    }

    private void relaunch() {
        while (!ready.isEmpty() && takePlace()) {
            if (!launch()) {
                places.incrementAndGet();
                return;
            }
        }
    }
}
