package dev.signalbox.runtime.concurrent;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of the keys, without a lock over them all: each key that is busy maps to the last turn of its
 * lane, and each turn links to the one behind it. A key without turns leaves nothing behind.
 *
 * <p>Who enters swaps itself in as the last turn, then links itself behind the turn it found there. Who
 * leaves closes its link, then removes itself from the map if it is still the last. So a turn that meets a
 * closed link knows that the lane is free, and of two that race exactly one gets to know.
 */
final class KeyLanes {

    private final ConcurrentMap<Object, LaneTurn> lastTurns = new ConcurrentHashMap<>();
    private final LaneStalls stalls = new LaneStalls();

    /** Joins the key's lane; true if no turn is before it, so that it may run at once. */
    boolean enter(Object key, LaneTurn turn) {
        LaneTurn before = lastTurns.put(key, turn);
        if (before == null || !before.link(turn)) {
            return true;
        }
        stalls.joined(before, turn);
        return false;
    }

    LaneStalls stalls() {
        return stalls;
    }

    /** Leaves the key's lane; the turn that may run now, or null where none is waiting. */
    @Nullable
    LaneTurn leave(Object key, LaneTurn turn) {
        if (turn.standsStill()) {
            stalls.release(turn);
        }
        LaneTurn behind = turn.closeLink();
        if (behind == null) {
            lastTurns.remove(key, turn);
        }
        return behind;
    }

    /** How many keys have a turn that runs, waits or is parked. */
    int busyKeys() {
        return lastTurns.size();
    }
}
