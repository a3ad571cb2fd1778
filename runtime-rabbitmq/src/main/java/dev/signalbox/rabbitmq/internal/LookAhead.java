package dev.signalbox.rabbitmq.internal;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many messages to ask for at a time: few at first, and more as long as they turn out to be small. The
 * broker does not say how large one is before it has come, and all that were asked for are in memory at a time.
 */
final class LookAhead {

    private static final int REMEMBERED = 64;
    private static final long BYTES_FOR_EACH = 4_000_000;

    private final long budget;
    private final int most;
    private final Deque<Long> sizes = new ArrayDeque<>();
    private long seen;

    /**
     * Nothing is known so far.
     *
     * @param memory what the process may use, in bytes
     */
    LookAhead(long memory) {
        this.budget = MemoryBudget.page(memory);
        this.most = (int) Math.max(16, Math.min(256, memory / BYTES_FOR_EACH));
    }

    /** How many to ask for. */
    int next() {
        long largest = sizes.stream().mapToLong(Long::longValue).max().orElse(budget);
        return (int) Math.max(1, Math.min(most, Math.min(1 + seen / 8, budget / Math.max(1, largest))));
    }

    /** One has come. */
    void came(long size) {
        seen++;
        sizes.addLast(size);
        if (sizes.size() > REMEMBERED) {
            sizes.removeFirst();
        }
    }
}
