package dev.signalbox.rabbitmq.internal;

import org.jspecify.annotations.Nullable;

/**
 * Lets what came again and again pass alone. The broker counts deliveries, for whatever was delivered when a
 * process ended; what passes alone is known to be the one that has ended it, because the next time it is
 * first. Safe for use by many threads.
 *
 * @param <T> what passes
 */
final class SuspectGate<T> {

    private final int limit;
    private @Nullable T alone;

    /**
     * A gate that is open.
     *
     * @param limit how often something may come
     */
    SuspectGate(int limit) {
        this.limit = limit;
    }

    /** Whether something that came before is to pass alone: at half of what it may. */
    boolean isSuspect(long deliveriesBefore) {
        return deliveriesBefore >= Math.max(1, (limit + 1) / 2);
    }

    /** Whether something that came before has come too often, if it is first. */
    boolean isGuilty(long deliveriesBefore) {
        return deliveriesBefore > limit;
    }

    /** Lets something pass, unless something passes alone. */
    synchronized boolean enter(T passing, boolean suspect) {
        if (alone != null) {
            return false;
        }
        if (suspect) {
            alone = passing;
        }
        return true;
    }

    /** Something has passed; true if others had to wait for it. */
    synchronized boolean leave(T passed) {
        if (alone != passed) {
            return false;
        }
        alone = null;
        return true;
    }

    /** Forgets what passes. */
    synchronized void clear() {
        alone = null;
    }
}
