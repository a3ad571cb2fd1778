package dev.signalbox.runtime.concurrent;

/**
 * Knows which lanes stand still because the turn at their head waits for a time, and tells the tasks behind
 * it, those too that join later. Who walks along a lane holds the lock; who joins one reads a flag of the
 * turn before it, and takes the lock only where that is set: either the walker sees who joins, or who joins
 * sees the flag.
 */
final class LaneStalls {

    private final Object lock = new Object();

    /** The turn waits for a time, and all behind it with it. */
    void stall(LaneTurn turn) {
        synchronized (lock) {
            hold(turn, true);
        }
    }

    /** The turn goes on, or is about to leave its lane. */
    void release(LaneTurn turn) {
        synchronized (lock) {
            hold(turn, false);
        }
    }

    /** A turn has joined a lane behind another one. */
    void joined(LaneTurn before, LaneTurn turn) {
        if (before.standsStill()) {
            synchronized (lock) {
                if (before.standsStill()) {
                    turn.standStill(true);
                    turn.tellHeldBack(true);
                }
            }
        }
    }

    private static void hold(LaneTurn head, boolean still) {
        if (head.standsStill() == still) {
            return;
        }
        head.standStill(still);
        for (LaneTurn turn = head.behind(); turn != null; turn = turn.behind()) {
            if (turn.standsStill() != still) {
                turn.standStill(still);
                turn.tellHeldBack(still);
            }
        }
    }
}
