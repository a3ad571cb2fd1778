package dev.signalbox.kafka.internal;

/**
 * The time for which a partition is assigned to this member. It is first owned; when the group takes the
 * partition away it drains, so that handlers that run may finish; then it has ended, and what comes later
 * is ignored. It never goes back: a partition that returns gets a new epoch. Safe for use by many threads.
 */
final class AssignmentEpoch {

    private enum State {
        OWNED,
        DRAINING,
        ENDED
    }

    private volatile State state = State.OWNED;

    /** Whether attempts may begin. */
    boolean current() {
        return state == State.OWNED;
    }

    /** Whether results still count. */
    boolean accepts() {
        return state != State.ENDED;
    }

    /** The partition is about to be taken away. */
    synchronized void drain() {
        if (state == State.OWNED) {
            state = State.DRAINING;
        }
    }

    /** The partition is another member's, or may be. */
    synchronized void end() {
        state = State.ENDED;
    }

    @Override
    public String toString() {
        return state.name();
    }
}
