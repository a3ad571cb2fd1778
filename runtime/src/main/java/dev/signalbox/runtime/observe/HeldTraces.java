package dev.signalbox.runtime.observe;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Failures whose stack traces are not logged, because somebody who knows them decides about that later: the
 * box of a test, for which a failure may be what it expects. Safe for use by many threads.
 */
public final class HeldTraces {

    private static final Set<Throwable> HELD =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

    private HeldTraces() {}

    /** From now on the failure is logged without its trace. It is kept until it is let go. */
    public static void hold(Throwable failure) {
        HELD.add(failure);
    }

    /** From now on the failure is logged with its trace. */
    public static void letGo(Throwable failure) {
        HELD.remove(failure);
    }

    static boolean holds(Throwable failure) {
        return HELD.contains(failure);
    }
}
