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
 *
 * <p>Waking a thread costs more than many a task. So a worker is launched only while none is on the search
 * for a turn: one that was launched and has not begun, or one that has just found nothing and looks again
 * for some microseconds. Who finds a turn launches the next worker if there is more to do. A searcher that
 * gives up says so first and looks once more afterwards; who makes a turn ready does so first and looks for
 * a searcher afterwards.
 */
public final class KeyedExecutor {

    private static final Duration RELAUNCH_DELAY = Duration.ofMillis(50);

    /** How often a worker looks again before it gives up: some ten microseconds. On one core nobody could come. */
    private static final int LOOKS = Runtime.getRuntime().availableProcessors() > 1 ? 256 : 0;

    private final Executor executor;
    private final int concurrency;
    private final Scheduler scheduler;
    private final Consumer<? super Throwable> onRejected;

    private final KeyLanes lanes = new KeyLanes();
    private final Queue<LaneTurn> ready;
    private final int looks;
    private final AtomicInteger places;
    private final AtomicInteger searching = new AtomicInteger();
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
        this(executor, concurrency, scheduler, onRejected, new ConcurrentLinkedQueue<>(), LOOKS);
    }

    /** With a ready queue whose moments a test can choose. */
    KeyedExecutor(
            Executor executor,
            int concurrency,
            Scheduler scheduler,
            Consumer<? super Throwable> onRejected,
            Queue<LaneTurn> ready,
            int looks) {
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency must be at least 1, but is " + concurrency);
        }
        this.executor = Objects.requireNonNull(executor, "executor");
        this.concurrency = concurrency;
        this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
        this.onRejected = Objects.requireNonNull(onRejected, "onRejected");
        this.ready = ready;
        this.looks = looks;
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

    /** A turn is done, and no worker is at hand to leave the lane for it. */
    void leave(LaneTurn turn, boolean holdsPlace) {
        LaneTurn behind = leaveLane(turn);
        if (behind != null) {
            makeReady(behind);
        }
        if (holdsPlace) {
            places.incrementAndGet();
        }
        wake();
    }

    /** A turn wants to run again. */
    void again(LaneTurn turn, boolean holdsPlace) {
        makeReady(turn);
        if (holdsPlace) {
            places.incrementAndGet();
        }
        wake();
    }

    /** The turn that may run now that this one is done, or null where none is waiting. */
    @Nullable
    LaneTurn leaveLane(LaneTurn turn) {
        Object key = turn.key();
        return key == null ? null : lanes.leave(key, turn);
    }

    /** For a worker that comes back for it, or a caller that wakes one. */
    void makeReady(LaneTurn turn) {
        ready.add(turn);
    }

    /** The first turn of a worker that was launched, whose search ends here; null as {@link #nextTurn}. */
    @Nullable
    LaneTurn firstTurn() {
        LaneTurn turn = ready.poll();
        searching.decrementAndGet();
        if (turn == null) {
            turn = nextTurn();
        }
        if (turn != null) {
            wake();
        }
        return turn;
    }

    /** The turn that a worker takes next; null where there is none, and the worker's place is given back. */
    @Nullable
    LaneTurn nextTurn() {
        LaneTurn turn = ready.poll();
        if (turn == null) {
            turn = search();
            if (turn != null) {
                wake();
            }
        }
        return turn;
    }

    /** Looks again and again, unless somebody else does; null where the place is given back. */
    private @Nullable LaneTurn search() {
        if (searching.compareAndSet(0, 1)) {
            LaneTurn turn = null;
            for (int look = 0; look < looks && turn == null; look++) {
                Thread.onSpinWait();
                turn = ready.poll();
            }
            searching.decrementAndGet();
            if (turn != null) {
                return turn;
            }
        }
        places.incrementAndGet();
        while (!ready.isEmpty() && takePlace()) {
            LaneTurn turn = ready.poll();
            if (turn != null) {
                return turn;
            }
            places.incrementAndGet();
        }
        return null;
    }

    /** The turn that a worker takes next; the given one waits if others have waited longer. */
    @Nullable
    LaneTurn swapForNextTurn(LaneTurn turn) {
        if (ready.isEmpty()) {
            return turn;
        }
        makeReady(turn);
        return nextTurn();
    }

    boolean takePlace() {
        for (int free = places.get(); free > 0; free = places.get()) {
            if (places.compareAndSet(free, free - 1)) {
                return true;
            }
        }
        return false;
    }

    void returnPlace() {
        places.incrementAndGet();
        wake();
    }

    /** Launches a worker if there is a turn to run and a place for it. */
    private void wake() {
        if (!ready.isEmpty() && searching.get() == 0 && takePlace() && !launch()) {
            places.incrementAndGet();
        }
    }

    /** Hands a worker, and a place with it, to the underlying executor; false if that has none to run it. */
    boolean launch() {
        LaneWorker worker = new LaneWorker(this);
        searching.incrementAndGet();
        try {
            executor.execute(worker);
            return true;
        } catch (RuntimeException | OutOfMemoryError failure) {
            if (worker.hasStarted()) {
                throw failure; // the executor runs in this thread, and it was a task that threw
            }
            searching.decrementAndGet();
            relaunchLater(failure);
            return false;
        }
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
        while (!ready.isEmpty() && searching.get() == 0 && takePlace()) {
            if (!launch()) {
                places.incrementAndGet();
                return;
            }
        }
    }
}
