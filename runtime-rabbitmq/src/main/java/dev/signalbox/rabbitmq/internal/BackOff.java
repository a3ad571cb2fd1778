package dev.signalbox.rabbitmq.internal;

import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before something that failed is tried again: twice as long each time, with jitter. */
final class BackOff {

    /** In milliseconds. */
    static final long FIRST = 100;

    /** For what a broker that comes back will take. In milliseconds. */
    private static final long LONGEST = 5_000;

    /** For what somebody has to mend first. In milliseconds. */
    private static final long LONGEST_REFUSED = 30_000;

    private static final int MOST_DOUBLINGS = 10;

    private BackOff() {}

    /**
     * The delay before the next attempt, in milliseconds.
     *
     * @param failures how many attempts in a row have failed
     * @param refused whether the broker was there and refused
     */
    static long millis(int failures, boolean refused) {
        long delay =
                Math.min(refused ? LONGEST_REFUSED : LONGEST, FIRST << Math.min(Math.max(0, failures), MOST_DOUBLINGS));
        return ThreadLocalRandom.current().nextLong(delay / 2, delay);
    }
}
