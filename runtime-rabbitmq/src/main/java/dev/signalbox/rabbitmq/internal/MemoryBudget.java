package dev.signalbox.rabbitmq.internal;

/** How many bytes of dead letters may be in memory. */
final class MemoryBudget {

    private static final long PAGE = 8_000_000;

    private MemoryBudget() {}

    /** What one page, or one look, may take of so much memory. One message may be larger. */
    static long page(long memory) {
        return Math.min(PAGE, memory / 32);
    }

    /** What may stay in memory because it is likely to be asked for soon. */
    static long kept(long memory) {
        return 2 * page(memory);
    }
}
