package dev.signalbox.runtime.concurrent;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Takes turns, one after the other, in a thread of the underlying executor. A worker holds one of the
 * places from its launch until it finds nothing to do.
 */
final class LaneWorker implements Runnable, LaneTurn.State {

    /** After so many turns the thread is offered to others. */
    private static final int TURNS_IN_A_ROW = 256;

    private final KeyedExecutor executor;

    /** Whether a thread has begun with it, or nobody waits for that any more: one of the two, once. */
    private final AtomicBoolean taken = new AtomicBoolean();

    /** The worker that was launched before, if it had not begun. Written before others see this one. */
    private @Nullable LaneWorker launchedBefore;

    /** Whether it was there at the last look; the timer's own, but for the first mark. */
    private volatile boolean marked;

    /** The thread that runs this worker, or null until it does. */
    private volatile @Nullable Thread thread;

    /** The fields below are the worker thread's own. */
    private int turns;

    private boolean leavesLane;

    LaneWorker(KeyedExecutor executor) {
        this.executor = executor;
    }

    @Override
    public void run() {
        if (!take()) {
            return; // given up, and replaced
        }
        thread = Thread.currentThread();
        executor.workerBegun();
        LaneTurn turn = executor.firstTurn();
        while (turn != null) {
            turn = takeTurn(turn);
        }
    }

    /** Begins with it, or gives it up; false if somebody has done so before. */
    boolean take() {
        return taken.compareAndSet(false, true);
    }

    /** Whether it has begun or was given up. */
    boolean isTaken() {
        return taken.get();
    }

    /** Notes that it has been looked at; whether it had been before. */
    boolean mark() {
        boolean before = marked;
        marked = true;
        return before;
    }

    void launchedAfter(@Nullable LaneWorker worker) {
        launchedBefore = worker;
    }

    @Nullable
    LaneWorker launchedBefore() {
        return launchedBefore;
    }

    boolean isThisThread() {
        return thread == Thread.currentThread();
    }

    /** Called by the task's turn, in this worker's thread. */
    void leaveLaneOnReturn() {
        leavesLane = true;
    }

    /** Runs a turn; the next one to run, or null where the worker's work has ended. */
    private @Nullable LaneTurn takeTurn(LaneTurn turn) {
        leavesLane = false;
        runTask(turn);
        if (turn.detach(this) && !executor.takePlace()) {
            return null;
        }
        LaneTurn behind = leavesLane ? executor.leaveLane(turn) : null;
        if (++turns % TURNS_IN_A_ROW != 0) {
            return behind != null ? executor.swapForNextTurn(behind) : executor.nextTurn();
        }
        if (behind != null) {
            executor.makeReady(behind);
        }
        return executor.launch() ? null : executor.nextTurn(); // another one, on this one's place
    }

    private void runTask(LaneTurn turn) {
        boolean returned = false;
        try {
            turn.begin(this).run(turn);
            returned = true;
        } finally {
            Thread.interrupted(); // meant for the task, if for anyone
            if (!returned) {
                endWithFailure(turn);
            }
        }
    }

    /** What the task threw ends the worker; another one goes on with its place. */
    private void endWithFailure(LaneTurn turn) {
        if (turn.abandon(this) || leavesLane) {
            LaneTurn behind = executor.leaveLane(turn);
            if (behind != null) {
                executor.makeReady(behind);
            }
        }
        executor.returnPlace();
    }
}
