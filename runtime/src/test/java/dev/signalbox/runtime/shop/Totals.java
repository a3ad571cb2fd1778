package dev.signalbox.runtime.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.runtime.SignalboxStats;

/** Holds the counters of a box against what its observer was told: two ledgers of one history. */
public final class Totals {

    private Totals() {}

    /** That they agree and add up; the observer is this box's alone, and nothing ends at this moment. */
    public static void assertAddUp(SignalboxStats stats, RecordingObserver told) {
        assertThat(stats.received()).as("received").isEqualTo(told.count("received ", ""));
        assertThat(stats.handled()).as("handled").isEqualTo(told.count("settled ", " HANDLED"));
        assertThat(stats.deadLettered()).as("dead").isEqualTo(told.count("settled ", " DEAD_LETTERED"));
        assertThat(stats.unrouted()).as("unrouted").isEqualTo(told.count("settled ", " UNROUTED"));
        assertThat(stats.handedBack()).as("handed back").isEqualTo(told.count("settled ", " HANDED_BACK"));
        assertThat(stats.inFlight())
                .as("in flight")
                .isEqualTo(told.count("received ", "") - told.count("settled ", ""));
        assertThat(stats.handled() + stats.deadLettered() + stats.unrouted() + stats.handedBack() + stats.inFlight())
                .as("all of %s", stats)
                .isEqualTo(stats.received());
    }
}
