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

    /**
     * Joins the key's lane; true if no turn is before it, so that it may run at once. What fails for want of memory has
     * changed nothing.
     */
    boolean enter(Object key, LaneTurn turn) {
        LaneTurn before = swapIn(key, turn);
        if (before == null || !before.link(turn)) {
            return true;
        }
        stalls.joined(before, turn);
        return false;
    }

    /** Becomes the key's last turn; the one before it, or null. */
    private @Nullable LaneTurn swapIn(Object key, LaneTurn turn) {
        LaneTurn before = putIfFree(key, turn);
        while (before != null && !lastTurns.replace(key, before, turn)) { // which needs no memory
            before = putIfFree(key, turn);
        }
        return before;
    }

    /** The map may run out of memory when it has the turn already, and only counts. */
    private @Nullable LaneTurn putIfFree(Object key, LaneTurn turn) {
        try {
            return lastTurns.putIfAbsent(key, turn);
        } catch (OutOfMemoryError exhausted) {
            if (lastTurns.get(key) == turn || turn.behind() != null) {
                return null;
            }
            throw exhausted;
        }
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
            removeIfLast(key, turn);
        }
        return behind;
    }

    private void removeIfLast(Object key, LaneTurn turn) {
        try {
            lastTurns.remove(key, turn);
        } catch (OutOfMemoryError exhausted) {
            return; // it is removed, and not counted: nobody but a statistic counts
        }
    }

    /** How many keys have a turn that runs, waits or is parked. */
    int busyKeys() {
        return lastTurns.size();
    }
}
