package dev.signalbox.benchmarks.dispatch;

import org.jspecify.annotations.Nullable;

/** Brings an event to its handlers, in the caller's thread. */
interface Publisher {

    /**
     * Returns when every handler has been called.
     *
     * @param index of the event in {@link HandledEvents#events()}
     * @return what the bus gives back; null where it gives nothing
     */
    @Nullable
    Object publish(int index, Record event);
}
