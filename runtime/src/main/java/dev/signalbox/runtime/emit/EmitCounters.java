package dev.signalbox.runtime.emit;

import java.util.concurrent.atomic.LongAdder;

/** Counts emits by their end. */
public final class EmitCounters {

    private final LongAdder emitted = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder timeouts = new LongAdder();

    void confirmed() {
        emitted.increment();
    }

    void failed() {
        failures.increment();
    }

    void timedOut() {
        timeouts.increment();
    }

    /** Emits that the broker has confirmed, or whose domain handlers have all succeeded. */
    public long emitted() {
        return emitted.sum();
    }

    /** Emits that failed, other than by timeout. */
    public long failures() {
        return failures.sum();
    }

    /** Emits that were not confirmed in time. */
    public long timeouts() {
        return timeouts.sum();
    }
}
