package dev.signalbox.runtime.receive;

import java.util.ArrayList;
import java.util.List;

/** Holds back the retries of a message until each of its handlers has been tried once. Thread-safe. */
final class FirstAttempts {

    /** Holds nothing back: for one handler or none. */
    static final FirstAttempts NONE = new FirstAttempts(0);

    private final List<Runnable> heldBack = new ArrayList<>(0);
    private int outstanding;

    private FirstAttempts(int handlers) {
        outstanding = handlers;
    }

    /** Of so many handlers. */
    static FirstAttempts of(int handlers) {
        return handlers > 1 ? new FirstAttempts(handlers) : NONE;
    }

    /** A handler is about to be tried for the first time. */
    void begun() {
        if (this == NONE) {
            return;
        }
        List<Runnable> free;
        synchronized (this) {
            outstanding--;
            if (outstanding > 0 || heldBack.isEmpty()) {
                return;
            }
            free = List.copyOf(heldBack);
            heldBack.clear();
        }
        for (int i = 0; i < free.size(); i++) { // without memory: they are nowhere else any more
            free.get(i).run();
        }
    }

    /** Runs it when each handler has been tried, which may be now. */
    void afterwards(Runnable retry) {
        synchronized (this) {
            if (outstanding > 0) {
                heldBack.add(retry);
                return;
            }
        }
        retry.run();
    }
}
