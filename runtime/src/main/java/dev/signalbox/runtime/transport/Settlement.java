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
     * hands the message back.
     */
    default boolean current() {
        return true;
    }
}
