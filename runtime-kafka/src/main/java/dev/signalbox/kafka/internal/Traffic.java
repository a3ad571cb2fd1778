package dev.signalbox.kafka.internal;

import java.util.concurrent.atomic.LongAdder;

/**
 * What goes to one topic and what comes back, as somebody sees it who looks now and then. Counting is safe for
 * use by several threads, looking is for one.
 */
final class Traffic {

    private final LongAdder sent = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private long sentBefore;
    private boolean waits;
    private boolean movedBefore;
    private boolean moved;

    void sent() {
        sent.increment();
    }

    void answered() {
        answered.increment();
    }

    /** Looks again. */
    void look() {
        long now = sent.sum();
        waits = answered.sum() < sentBefore;
        movedBefore = moved;
        moved = now != sentBefore;
        sentBefore = now;
    }

    /** Whether a message that was sent before the last look but one has no answer. */
    boolean waits() {
        return waits;
    }

    /** Whether something was sent before one of the last two looks, and after the one before it. */
    boolean moves() {
        return moved || movedBefore;
    }
}
