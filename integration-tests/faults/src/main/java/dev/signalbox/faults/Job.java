package dev.signalbox.faults;

import dev.signalbox.Event;
import dev.signalbox.Key;

/**
 * Something to do.
 *
 * @param key jobs of one key are done in the order of their numbers
 * @param number different for each job
 * @param millis how long an attempt takes
 * @param fate how it ends
 */
@Event(topic = "jobs", type = "job")
public record Job(@Key String key, int number, int millis, Fate fate) {

    /** How a job ends. */
    public enum Fate {
        /** At once. */
        DONE,
        /** At the second attempt. */
        DONE_LATER,
        /** At the last attempt that there is. */
        DONE_AT_LAST,
        /** As a dead letter, until what is wrong is mended. */
        REJECTED,
        /** As a dead letter after all attempts, until what is wrong is mended. */
        FAILING,
        /** With the process that tries. */
        DEADLY
    }
}
