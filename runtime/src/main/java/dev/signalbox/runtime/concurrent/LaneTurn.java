package dev.signalbox.runtime.concurrent;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A turn as the executor sees it: a state, and a link to the turn behind it in the lane.
 *
 * <pre>
 * waiting ──begin──→ running ──the task returns──→ detached
 *    ↑                │    └───park───→ parked ←──park─┤
 *    ├────resume──────┴────resume─────────┴──resume────┤
 *                   done, from running, detached and parked: done
 * </pre>
 *
 * <p>Running and detached turns hold one of the executor's places. A turn that stops running before its
 * task has returned leaves its place to the worker; one that is detached gives it back.
 *
 * <p>The state is one reference. While the turn runs it is the worker itself, so that a worker which comes
 * back from an earlier run of the turn cannot mistake a later run, by another worker, for its own.
 */
final class LaneTurn implements Turn {

    /** What a turn does: a worker is what it does while it runs. */
    sealed interface State permits Idle, Parked, LaneWorker {}

    private enum Idle implements State {
        WAITING,
        DETACHED,
        DONE
    }

    /**
     * Parked; known by its identity.
     *
     * @param worker who was running the turn; null if it was detached
     */
    private record Parked(@Nullable LaneWorker worker) implements State {}

    private final KeyedExecutor executor;
    private final @Nullable Object key;
    private final AtomicReference<State> state = new AtomicReference<>(Idle.WAITING);

    /** The turn behind; this turn itself once it has left the lane. */
    private final AtomicReference<@Nullable LaneTurn> behind = new AtomicReference<>();

    /** Whether it, or a turn before it in its lane, waits for a time. Written under the lock of {@link LaneStalls}. */
    private volatile boolean standsStill;

    /** Handed to the worker that begins the next run, together with the turn. */
    private @Nullable KeyedTask task;

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
        for (State now = state.get(); hasBegun(now); now = state.get()) {
            if (state.compareAndSet(now, Idle.DONE)) {
                if (now instanceof LaneWorker worker && worker.isThisThread()) {
                    worker.leaveLaneOnReturn(); // and take the next turn, without waking another worker
                } else {
                    executor.leave(this, now == Idle.DETACHED);
                }
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean park() {
        for (State now = state.get(); hasBegun(now) && !(now instanceof Parked); now = state.get()) {
            LaneWorker worker = now instanceof LaneWorker running ? running : null;
            if (state.compareAndSet(now, new Parked(worker))) {
                if (worker == null) {
                    executor.returnPlace();
                }
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean resume(KeyedTask next) {
        Objects.requireNonNull(next); // a text for the null would need memory the first time
        for (State now = state.get(); hasBegun(now); now = state.get()) {
            if (state.compareAndSet(now, Idle.WAITING)) {
                task = next;
                executor.again(this, now == Idle.DETACHED);
                return true;
            }
        }
        return false;
    }

    @Override
    public void stall() {
        if (key != null) {
            executor.stalls().stall(this);
        }
    }

    @Override
    public void goOn() {
        if (key != null) {
            executor.stalls().release(this);
        }
    }

    /** Starts the next run; what to run. */
    KeyedTask begin(LaneWorker worker) {
        KeyedTask next = Objects.requireNonNull(task);
        task = null;
        state.set(worker);
        return next;
    }

    /** Ends a worker's run; true if the turn goes on without the worker, on the worker's place. */
    boolean detach(LaneWorker worker) {
        return state.compareAndSet(worker, Idle.DETACHED);
    }

    /** Ends the turn for a task that threw; false if it had ended or handed on the turn before. */
    boolean abandon(LaneWorker worker) {
        State now = state.get();
        boolean its = now == worker || (now instanceof Parked parked && parked.worker() == worker);
        return its && state.compareAndSet(now, Idle.DONE);
    }

    /** Links a turn behind this one; false if this one has left the lane. */
    boolean link(LaneTurn next) {
        return behind.compareAndSet(null, next);
    }

    boolean standsStill() {
        return standsStill;
    }

    void standStill(boolean still) {
        standsStill = still;
    }

    /** To be called before it has begun. */
    void tellHeldBack(boolean now) {
        KeyedTask waiting = task;
        if (waiting != null) {
            waiting.heldBack(now);
        }
    }

    /** The turn behind this one, or null where there is none. */
    @Nullable
    LaneTurn behind() {
        LaneTurn next = behind.get();
        return next == this ? null : next;
    }

    /** Leaves the lane; the turn behind this one, or null where there is none. */
    @Nullable
    LaneTurn closeLink() {
        return behind.getAndSet(this);
    }

    /** Neither waiting nor done. */
    private static boolean hasBegun(@Nullable State state) {
        return state != Idle.WAITING && state != Idle.DONE;
    }
}
