package dev.signalbox.runtime.transport;

/**
 * The end of one delivery. The engine calls exactly one of {@link #ack()} and {@link #handBack()},
 * once, on any thread. A call that comes after the delivery was taken away (its connection or
 * partition was lost) is ignored.
 */
public interface Settlement {

    /** The group is done with the message: all handlers have succeeded, or its dead letters are confirmed. */
    void ack();

    /** The message goes back, to be delivered again before those behind it. */
    void handBack();

    /**
     * Whether the delivery is still this box's. Once it is not, the engine starts no further attempt and
     * hands the message back. Deliveries of one topic and key are to be lost at the same moment: if one
     * that came later were current for longer, it would be handled before the one that comes again.
     */
    default boolean current() {
        return true;
    }

    /**
     * The process has survived the message: each of its handlers has had its first attempt, which has ended,
     * well or not; or it is about to be settled without one. Called at most once for each delivery, before
     * {@link #ack()} or {@link #handBack()}, on any thread. What it throws is logged and changes nothing.
     */
    default void tried() {}
}
