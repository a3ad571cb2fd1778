package dev.signalbox.runtime.concurrent;

import dev.signalbox.runtime.time.ScarceMemory;
import dev.signalbox.runtime.time.Scheduler;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
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
 *
 * <p>The underlying executor may refuse a worker in any way, or take it and lose it: {@link LaunchWatch} gives
 * back the place and the search of one that does not begin.
 */
public final class KeyedExecutor {

    /** How often a worker looks again before it gives up: some ten microseconds. On one core nobody could come. */
    private static final int LOOKS = Runtime.getRuntime().availableProcessors() > 1 ? 256 : 0;

    private final int concurrency;
    private final Launcher launcher;
    private final KeyLanes lanes = new KeyLanes();
    private final Queue<LaneTurn> ready;
    private final int looks;
    private final AtomicInteger places;
    private final AtomicInteger searching = new AtomicInteger();

    /**
     * An executor on top of another.
     *
     * @param executor runs the tasks; at most {@code concurrency} of its threads are in use at a time
     * @param concurrency how many tasks may run at the same time, at least 1
     * @param scheduler times the next try when the executor has rejected
     * @param onRejected told why the underlying executor has taken no work, or has not begun what it took for
     *     a second or more; the tasks stay, and are tried again, 50 ms later or at once. Called in the thread
     *     that tried, or in the scheduler's
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
        this.concurrency = concurrency;
        this.launcher = new Launcher(this, executor, scheduler, onRejected);
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
        if (enter(key, task)) {
            wake();
        }
    }

    /**
     * As {@link #execute}, but nothing is thrown once the task is taken, whatever the underlying executor
     * does, or another task in this thread: that goes to the thread's uncaught exception handler.
     */
    public void submit(@Nullable Object key, KeyedTask task) {
        if (enter(key, task)) {
            wakeAnother();
        }
    }

    /** Takes a task; whether it is ready to run. What fails for want of memory has changed nothing. */
    private boolean enter(@Nullable Object key, KeyedTask task) {
        LaneTurn turn = new LaneTurn(this, key, Objects.requireNonNull(task, "task"));
        boolean first = key == null || lanes.enter(key, turn);
        if (first) {
            makeReady(turn);
        }
        return first;
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
        wakeAnother();
    }

    /** A turn wants to run again. */
    void again(LaneTurn turn, boolean holdsPlace) {
        makeReady(turn);
        if (holdsPlace) {
            places.incrementAndGet();
        }
        wakeAnother();
    }

    /** The turn that may run now that this one is done, or null where none is waiting. */
    @Nullable
    LaneTurn leaveLane(LaneTurn turn) {
        Object key = turn.key();
        return key == null ? null : lanes.leave(key, turn);
    }

    /** For a worker that comes back for it, or a caller that wakes one. */
    void makeReady(LaneTurn turn) {
        for (int tries = 0; ; tries++) {
            try {
                ready.add(turn);
                return;
            } catch (OutOfMemoryError exhausted) {
                if (!ScarceMemory.waitFor(tries)) {
                    throw exhausted; // its key stands still from here on
                }
            }
        }
    }

    LaneStalls stalls() {
        return lanes.stalls();
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
            wakeAnother();
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
                wakeAnother();
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
        wakeAnother();
    }

    /** Launches a worker if there is a turn to run and a place for it. */
    private void wake() {
        if (!ready.isEmpty() && searching.get() == 0 && takePlace() && !launch()) {
            places.incrementAndGet();
        }
    }

    /** For whoever has work of its own in hand: what another task throws in this thread is not its business. */
    private void wakeAnother() {
        try {
            wake();
        } catch (RuntimeException | Error ofAnotherTask) {
            passOn(ofAnotherTask);
        }
    }

    private static void passOn(Throwable thrown) {
        try {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
        } catch (Throwable deaf) {
            return; // it changes nothing for whoever has work in hand
        }
    }

    /** Hands a worker, and a place with it, to the underlying executor; false if that has none to run it. */
    boolean launch() {
        return launcher.launch();
    }

    /** A worker is on its way to look for a turn. */
    void searchBegins() {
        searching.incrementAndGet();
    }

    /** It will not look. */
    void searchEnds() {
        searching.decrementAndGet();
    }

    /** A worker has begun, in whatever thread. */
    void workerBegun() {
        launcher.workerBegun();
    }

    /** A worker that holds a place, and was to search, will never begin. */
    void workerLost() {
        searchEnds();
        places.incrementAndGet();
    }

    /** Launches as many workers as it takes until one searches; fewer where the executor takes no more. */
    void relaunch() {
        while (!ready.isEmpty() && searching.get() == 0 && takePlace()) {
            if (!launch()) {
                places.incrementAndGet();
                return;
            }
        }
    }
}
