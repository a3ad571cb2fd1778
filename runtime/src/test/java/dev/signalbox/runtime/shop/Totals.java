package dev.signalbox.runtime.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.runtime.SignalboxStats;
import java.util.List;
import java.util.function.ToLongFunction;

/** Holds the counters of a box against what its observer was told: two ledgers of one history. */
public final class Totals {

    private Totals() {}

    /** That they agree and add up; the observer is this box's alone, and nothing ends at this moment. */
    public static void assertAddUp(SignalboxStats stats, RecordingObserver told) {
        assertAddUp(List.of(stats), told);
    }

    /** The same for several boxes, which have no other observer. */
    public static void assertAddUp(List<SignalboxStats> all, RecordingObserver told) {
        all.forEach(Totals::assertEnds);
        assertTold("received", all, SignalboxStats::received, told.count("received ", ""));
        assertTold("handled", all, SignalboxStats::handled, told.count("settled ", " HANDLED"));
        assertTold("dead", all, SignalboxStats::deadLettered, told.count("settled ", " DEAD_LETTERED"));
        assertTold("unrouted", all, SignalboxStats::unrouted, told.count("settled ", " UNROUTED"));
        assertTold("handed back", all, SignalboxStats::handedBack, told.count("settled ", " HANDED_BACK"));
        assertTold(
                "in flight", all, SignalboxStats::inFlight, told.count("received ", "") - told.count("settled ", ""));
    }

    private static void assertTold(
            String what, List<SignalboxStats> all, ToLongFunction<SignalboxStats> counter, long told) {
        assertThat(all.stream().mapToLong(counter).sum()).as(what).isEqualTo(told);
    }

    private static void assertEnds(SignalboxStats stats) {
        assertThat(stats.handled() + stats.deadLettered() + stats.unrouted() + stats.handedBack() + stats.inFlight())
                .as("all of %s", stats)
                .isEqualTo(stats.received());
    }
}
