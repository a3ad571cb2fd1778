package dev.signalbox.rabbitmq.internal;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets what came again and again pass by itself: the first one alone, and as long as they end well two, four and
 * so on at a time. The broker counts deliveries, for whatever was delivered when a process ended, and for what a
 * process handed back in peace; what passes alone is known to be what has ended it. Where it ends among others,
 * those are fewer each time, and come first. Safe for use by many threads.
 *
 * @param <T> what passes
 */
final class SuspectGate<T> {

    private static final int MOST = 1 << 16;

    private final int limit;

    /** Guarded by the monitor, as what follows. */
    private final Set<T> passing = Collections.newSetFromMap(new IdentityHashMap<>());

    /** The one that was let in alone, and has not gone on. */
    private @Nullable T waiting;

    private int most = 1;
    private int well;

    /**
     * A gate that is open.
     *
     * @param limit how often something may come
     */
    SuspectGate(int limit) {
        this.limit = limit;
    }

    /** Whether something that came before is a suspect: at half of how often it may. */
    boolean isSuspect(long deliveriesBefore) {
        return deliveriesBefore >= Math.max(1, (limit + 1) / 2);
    }

    /** Whether something that came before has come too often. */
    boolean isTooOften(long deliveriesBefore) {
        return deliveriesBefore > limit;
    }

    /** Whether so many processes have ended while something was alone in them that it is no accident. */
    boolean isGuilty(long deliveriesBefore, int deathsAlone) {
        return isTooOften(deliveriesBefore) && deathsAlone >= Math.max(1, limit / 4);
    }

    /** Whether the next suspect has to pass alone, so that it matters who it is. */
    synchronized boolean isCautious() {
        return most == 1;
    }

    /**
     * Lets something in, unless it has to wait for what passes. One that is let in alone and comes once more
     * goes on; what comes meanwhile was before it, and takes its place.
     */
    synchronized boolean enter(T entering, boolean suspect) {
        if (entering == waiting || passing.contains(entering)) {
            return true;
        }
        if (suspect ? passing.size() >= most : !passing.isEmpty()) {
            return false;
        }
        if (suspect && most == 1) {
            waiting = entering;
        } else if (suspect) {
            passing.add(entering);
        }
        return true;
    }

    /** The one that was let in alone and waits to go on, or null. */
    synchronized @Nullable T waiting() {
        return waiting;
    }

    /** A suspect that was let in goes on: others wait for it from now on. */
    synchronized void goOn(T suspect) {
        if (suspect == waiting) {
            waiting = null;
        }
        passing.add(suspect);
    }

    /** A suspect has passed, or has gone; true if others had to wait for it. */
    synchronized boolean leave(T passed) {
        if (passed == waiting) {
            waiting = null;
            return true;
        }
        return passing.remove(passed);
    }

    /** A suspect has ended well: if all do, more may pass at a time. */
    synchronized void endedWell() {
        well++;
        if (well >= most && most < MOST) {
            most *= 2;
            well = 0;
        }
    }
}
