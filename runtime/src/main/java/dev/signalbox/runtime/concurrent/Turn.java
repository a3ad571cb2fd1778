package dev.signalbox.runtime.concurrent;

import java.util.concurrent.CompletionStage;

/**
 * A task's turn in the lane of its key. While it lasts, no other task of the key runs. A turn that runs,
 * on a thread or asynchronously, counts against the executor's concurrency; one that is parked does not.
 * Safe for use by many threads.
 */
public interface Turn {

    /**
     * Ends the turn: the next task of the key may run. The last thing to do for a task.
     *
     * @return false if the turn had ended before; nothing has changed then
     */
    boolean done();

    /**
     * Keeps the key but gives up the place among the tasks that run, until {@link #resume(KeyedTask)}:
     * for waiting that is no work, such as for a retry. To be called before the resuming is arranged.
     *
     * @return false if the turn is not running; nothing has changed then
     */
    boolean park();

    /**
     * Runs a further task in the same turn, as soon as there is room for one more; to be called while the
     * turn is parked or runs asynchronously, or as the last thing in its task.
     *
     * @return false if the turn has ended or has been resumed already; nothing has changed then
     */
    boolean resume(KeyedTask next);

    /**
     * Says that the turn waits for a time, such as for a retry, so that what is behind it in its lane cannot
     * run for want of it; those tasks {@linkplain KeyedTask#heldBack are told}, and those that join later.
     * Changes nothing else. To be called from the task's beginning until it is done; ends with {@link
     * #goOn()}, or with the turn.
     */
    void stall();

    /** Ends {@link #stall()}. */
    void goOn();

    /** Ends the turn when the stage has ended, in whatever way. */
    default void doneAfter(CompletionStage<?> stage) {
        stage.whenComplete((result, failure) -> done());
    }
}
