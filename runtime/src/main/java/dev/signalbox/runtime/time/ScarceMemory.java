package dev.signalbox.runtime.time;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * For small steps that must not be left out although the heap is exhausted: whoever is refused memory waits
 * for a moment and tries again, without needing memory for that. Where a minute does not help, nothing will.
 */
public final class ScarceMemory {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final int TRIES = 3_000;

    static {
        pause(1); // whatever code calls for the first time is looked up, which needs memory
    }

    private ScarceMemory() {}

    /** To be called while there is memory: a class that was never used needs some to be loaded. */
    public static void prepare() {
        waitFor(TRIES);
    }

    /**
     * Waits before the next try; blocks this thread for 20 ms.
     *
     * @param tries how often it was tried before
     * @return false once that was a minute ago: there is no hope
     */
    public static boolean waitFor(int tries) {
        if (tries >= TRIES) {
            return false;
        }
        pause(PAUSE_NANOS);
        return true;
    }

    private static void pause(long nanos) {
        LockSupport.parkNanos(nanos);
    }
}
