package dev.signalbox.runtime.time;

/** A task that waits for its time. */
@FunctionalInterface
public interface Timer {

    /**
     * Gives up waiting; idempotent, callable from any thread.
     *
     * @return true if this call has prevented the task; false if it has run, is running, or was
     *     cancelled before
     */
    boolean cancel();
}
