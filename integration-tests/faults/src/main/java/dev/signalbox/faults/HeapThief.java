package dev.signalbox.faults;

import java.lang.ref.Reference;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes all memory of this process for a while, as a fault elsewhere in a program does. */
public final class HeapThief {

    private static final int LARGEST = 1 << 20;

    /** Refused at any time. */
    private static final int NEVER_FREE = Integer.MAX_VALUE;

    static {
        rob(0); // what is used for the first time needs memory for that
    }

    private HeapThief() {}

    /** A block of memory, which keeps those before it. */
    private record Loot(@Nullable Loot before, byte[] block) {}

    /** Takes whatever is free, again and again, and lets all go at the end. */
    public static void rob(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        Loot loot = null;
        int size = NEVER_FREE;
        try {
            do {
                try {
                    loot = new Loot(loot, new byte[size]);
                } catch (OutOfMemoryError none) {
                    size = size > 1 ? size / 4 : LARGEST;
                }
            } while (System.nanoTime() - end < 0);
        } finally {
            Reference.reachabilityFence(loot);
        }
    }
}
