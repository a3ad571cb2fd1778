package dev.signalbox.runtime.wire;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.BufferRecycler;
import tools.jackson.core.util.RecyclerPool;

/**
 * Jackson's buffers between two payloads: a fixed number of slots, of which each thread prefers one. Unlike
 * the pools that Jackson brings, it neither allocates, nor locks, nor grows with the number of threads, so
 * that it suits few threads and thousands of virtual ones alike. Two threads that share a slot lose nothing
 * but a buffer now and then.
 */
final class BufferSlots implements RecyclerPool<BufferRecycler> {

    static final BufferSlots INSTANCE = new BufferSlots();

    private static final long serialVersionUID = 1L;
    private static final int SLOTS_PER_PROCESSOR = 4;

    private final transient AtomicReferenceArray<@Nullable BufferRecycler> slots;

    BufferSlots() {
        int processors = Math.max(4, Runtime.getRuntime().availableProcessors());
        slots = new AtomicReferenceArray<>(Integer.highestOneBit(processors) * SLOTS_PER_PROCESSOR);
    }

    @Override
    public BufferRecycler acquirePooled() {
        BufferRecycler kept = slots.getAndSet(slot(), null);
        return kept == null ? new BufferRecycler() : kept;
    }

    @Override
    public void releasePooled(BufferRecycler buffers) {
        slots.lazySet(slot(), buffers);
    }

    private int slot() {
        return (int) Thread.currentThread().getId() & (slots.length() - 1); // a power of two
    }

    /** Jackson's factories are serializable, and so must their pools be. */
    private Object readResolve() {
        return INSTANCE;
    }
}
