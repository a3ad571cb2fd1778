package dev.signalbox.runtime.memory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the order of each key while several members of a group share the work: keys fall into slots, and
 * while a message of a slot is with a member, the next ones go to the same. Guarded by the broker's lock.
 */
final class KeySlots {

    /** The slot of messages without a key: they have no order. */
    static final int NONE = -1;

    private static final int SLOTS = 256;

    private final int[] inFlight = new int[SLOTS];
    private final @Nullable MemorySubscription[] owners = new @Nullable MemorySubscription[SLOTS];

    static int of(LogEntry entry) {
        String key = entry.message().key();
        if (key == null) {
            return NONE;
        }
        int hash = key.hashCode();
        return (hash ^ (hash >>> 16) ^ (hash >>> 8)) & (SLOTS - 1);
    }

    /** Who has messages of the slot in flight, if anybody. */
    @Nullable
    MemorySubscription owner(int slot) {
        return inFlight[slot] == 0 ? null : owners[slot];
    }

    void taken(int slot, MemorySubscription owner) {
        if (slot != NONE) {
            inFlight[slot]++;
            owners[slot] = owner;
        }
    }

    /** One less in flight; true if the slot is free now. */
    boolean ended(int slot) {
        if (slot == NONE) {
            return false;
        }
        inFlight[slot]--;
        if (inFlight[slot] == 0) {
            owners[slot] = null;
            return true;
        }
        return false;
    }

    @Override
    public String toString() {
        return "KeySlots[" + Arrays.stream(inFlight).sum() + " in flight]";
    }
}
