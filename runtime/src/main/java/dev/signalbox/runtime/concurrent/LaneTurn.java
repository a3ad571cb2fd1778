package dev.signalbox.runtime.concurrent;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A turn as the executor sees it: a state machine and a link of the lane, both under the turn's monitor.
 *
 * <pre>
 * WAITING ──begin──→ RUNNING ──the task returns──→ DETACHED
 *    ↑                │    └───park───→ PARKED ←──park─┤
 *    ├────resume──────┴────resume─────────┴──resume────┤
 *                   done, from RUNNING, DETACHED and PARKED: DONE
 * </pre>
 *
 * <p>RUNNING and DETACHED hold one of the executor's places. A turn that stops running before its task has
 * returned leaves its place to the worker; one that is detached gives it back.
 */
final class LaneTurn implements Turn {

    private enum Phase {
        WAITING,
        RUNNING,
        DETACHED,
        PARKED,
        DONE
    }

    /** What a worker has to know when a task has returned. */
    enum Return {
        /** The turn goes on without the worker, and holds the worker's place. */
        DETACHED,
        /** The turn has left the worker's place to it. */
        PLACE_KEPT,
        /** The same, and the worker is to leave the lane for it. */
        DONE
    }

    private final KeyedExecutor executor;
    private final @Nullable Object key;

    private Phase phase = Phase.WAITING;
    private @Nullable KeyedTask task;

    /** The latest run; a worker that comes back from an earlier one has no say any more. */
    private @Nullable Run run;

    private boolean leavesOnReturn;
    private @Nullable LaneTurn behind;
    private boolean linkClosed;

    /** A worker's way through a task of the turn; known by its identity. */
    static final class Run {

        private final KeyedTask task;
        private final Thread worker = Thread.currentThread();

        private Run(KeyedTask task) {
            this.task = task;
        }

        KeyedTask task() {
            return task;
        }
    }

    LaneTurn(KeyedExecutor executor, @Nullable Object key, KeyedTask task) {
        this.executor = executor;
        this.key = key;
        this.task = task;
    }

    @Nullable
    Object key() {
        return key;
    }

    @Override
    public boolean done() {
        boolean holdsPlace;
        synchronized (this) {
            if (phase == Phase.DONE || phase == Phase.WAITING) {
                return false;
            }
            holdsPlace = phase == Phase.DETACHED;
            leavesOnReturn = runsHere();
            phase = Phase.DONE;
            if (leavesOnReturn) {
                return true; // the worker is at hand to take the next turn without waking another
            }
        }
        executor.leave(this, holdsPlace);
        return true;
    }

    @Override
    public boolean park() {
        boolean holdsPlace;
        synchronized (this) {
            if (phase != Phase.RUNNING && phase != Phase.DETACHED) {
                return false;
            }
            holdsPlace = phase == Phase.DETACHED;
            phase = Phase.PARKED;
        }
        if (holdsPlace) {
            executor.returnPlace();
        }
        return true;
    }

    @Override
    public boolean resume(KeyedTask next) {
        boolean holdsPlace;
        synchronized (this) {
            if (phase == Phase.DONE || phase == Phase.WAITING) {
                return false;
            }
            holdsPlace = phase == Phase.DETACHED;
            task = Objects.requireNonNull(next, "next");
            phase = Phase.WAITING;
        }
        executor.again(this, holdsPlace);
        return true;
    }

    /** Starts the next run, in the calling worker. */
    synchronized Run begin() {
        phase = Phase.RUNNING;
        run = new Run(Objects.requireNonNull(task, "a turn that waits has a task"));
        task = null;
        return run;
    }

    /** Ends the turn for a task that threw in this run, unless it had handed the turn on before. */
    synchronized void taskThrew(Run failed) {
        if (run == failed && (phase == Phase.RUNNING || phase == Phase.PARKED)) {
            phase = Phase.DONE;
            leavesOnReturn = true;
        }
    }

    /** Ends a run in the worker that began it. */
    synchronized Return taskReturned(Run ended) {
        if (run != ended) {
            return Return.PLACE_KEPT;
        }
        run = null;
        if (phase == Phase.RUNNING) {
            phase = Phase.DETACHED;
            return Return.DETACHED;
        }
        return leavesOnReturn ? Return.DONE : Return.PLACE_KEPT;
    }

    /** Links a turn behind this one; false if this one has left the lane already. */
    synchronized boolean link(LaneTurn next) {
        if (linkClosed) {
            return false;
        }
        behind = next;
        return true;
    }

    /** Leaves the lane; the turn behind this one, or null where there is none. */
    synchronized @Nullable LaneTurn closeLink() {
        LaneTurn next = behind;
        behind = null; // old turns must not keep the younger ones alive
        linkClosed = true;
        return next;
    }

    private boolean runsHere() {
        return phase == Phase.RUNNING && run != null && run.worker == Thread.currentThread();
    }
}
