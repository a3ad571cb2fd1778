package dev.signalbox.kafka.internal;

import java.time.Duration;

/**
 * How long a member may take to leave its group: most of it for what is done to be committed, the rest to say so.
 *
 * @param commitBy until when it may try to commit, in nano time
 * @param leaveBy until when it may try to tell the group, in nano time
 */
record Leave(long commitBy, long leaveBy) {

    /**
     * A member that does not say that it leaves keeps its partitions from the others until its session ends; and a
     * rebalance that is under way takes a heartbeat until what is done can be committed.
     */
    static final Duration SHORTEST = Duration.ofSeconds(3);

    /** However late it is, the group is told. */
    private static final Duration SHORTEST_WORD = Duration.ofMillis(500);

    /** The part of the time that is the word's. */
    private static final int WORD = 6;

    /** One that begins now, and has this time, or the shortest. */
    static Leave within(Duration timeout) {
        long now = System.nanoTime();
        long nanos = (timeout.compareTo(SHORTEST) < 0 ? SHORTEST : timeout).toNanos();
        return new Leave(now + nanos - nanos / WORD, now + nanos);
    }

    /** How long it may still try to commit. */
    Duration toCommit() {
        return Duration.ofNanos(Math.max(0, commitBy - System.nanoTime()));
    }

    /** How long it may still try to tell the group. */
    Duration toLeave() {
        return Duration.ofNanos(Math.max(SHORTEST_WORD.toNanos(), leaveBy - System.nanoTime()));
    }
}
