package dev.signalbox.runtime.wire;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Arrays for gathering large payloads, kept between two of them in slots as {@link BufferSlots} keeps Jackson's. */
final class GatherBuffers {

    /** Longer ones are left to the collector, so that one huge payload does not hold its memory for good. */
    static final int LONGEST_KEPT = 1 << 18;

    private static final int SHORTEST = 1 << 15;
    private static final int SLOTS = 16; // a power of two

    private static final AtomicReferenceArray<byte @Nullable []> KEPT = new AtomicReferenceArray<>(SLOTS);

    private GatherBuffers() {}

    /** An array of at least this length, for the caller alone. */
    static byte[] take(int length) {
        byte[] kept = KEPT.getAndSet(slot(), null);
        return kept == null || kept.length < length ? new byte[Math.max(length, SHORTEST)] : kept;
    }

    /** Takes back an array that the caller uses no more. */
    static void keep(byte[] buffer) {
        if (buffer.length <= LONGEST_KEPT) {
            KEPT.lazySet(slot(), buffer);
        }
    }

    private static int slot() {
        return (int) Thread.currentThread().getId() & (SLOTS - 1);
    }
}
