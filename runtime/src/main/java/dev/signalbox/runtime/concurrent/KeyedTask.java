package dev.signalbox.runtime.concurrent;

/** Work for a {@link KeyedExecutor}. */
@FunctionalInterface
public interface KeyedTask {

    /**
     * Does the work, or begins it, on a thread of the executor. The key stays taken until {@link
     * Turn#done()} is called, in here or later from any thread. A task that throws is done, and what it
     * throws ends the thread's work as an uncaught exception: expected failures are handled inside.
     *
     * @param turn the task's hold on its key
     */
    void run(Turn turn);

    /**
     * Tells a task that has not begun whether the turn at the head of its lane waits for a time, by {@link
     * Turn#stall()}. Called under a lock: it must not call anything foreign.
     */
    default void heldBack(boolean now) {}
}
