package dev.signalbox.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimerGroupTest {

    private final ManualScheduler time = new ManualScheduler();
    private final TimerGroup<Named> group = new TimerGroup<>(time);
    private final List<String> happened = new ArrayList<>();

    private record Named(String name, List<String> happened) implements TimerGroup.Waiting {

        @Override
        public void due() {
            happened.add(name + " due");
        }

        @Override
        public void cutShort() {
            happened.add(name + " cut");
        }
    }

    @Test
    void whoWaitsIsDueOnce() {
        group.schedule(Duration.ofSeconds(1), named("a"));
        time.advance(Duration.ofSeconds(5));
        group.close();
        assertThat(happened).containsExactly("a due");
        assertThat(group.size()).isZero();
    }

    @Test
    void someAreCutShortAndTheOthersWaitOn() {
        group.schedule(Duration.ofSeconds(1), named("a"));
        group.schedule(Duration.ofSeconds(1), named("b"));
        group.cutShort(waiting -> waiting.name().equals("a"));
        time.advance(Duration.ofSeconds(1));
        assertThat(happened).containsExactly("a cut", "b due");
    }

    @Test
    void aClosedGroupLetsNobodyWait() {
        group.close();
        group.schedule(Duration.ofSeconds(1), named("a"));
        group.schedule(Duration.ofDays(1), named("b"));
        time.advance(Duration.ofSeconds(1));
        assertThat(happened).containsExactly("a cut", "b cut");
        assertThat(time.pending()).isZero();
    }

    @Test
    void whoWouldWaitInVainIsCutShortAtOnce() {
        TimerGroup<TimerGroup.Waiting> any = new TimerGroup<>(time);
        TimerGroup.Waiting inVain = new TimerGroup.Waiting() {
            @Override
            public void due() {
                happened.add("due");
            }

            @Override
            public void cutShort() {
                happened.add("cut");
            }

            @Override
            public boolean inVain() {
                return true;
            }
        };
        any.schedule(Duration.ofSeconds(1), inVain);
        any.schedule(Duration.ofDays(1), inVain);
        time.advance(Duration.ofSeconds(1));
        assertThat(happened).containsExactly("cut", "cut");
        assertThat(time.pending()).isZero();
    }

    @Test
    void aClosedSchedulerLetsNobodyWait() {
        SystemScheduler closed = new SystemScheduler("closed");
        closed.close();
        new TimerGroup<Named>(closed).schedule(Duration.ofSeconds(1), named("a"));
        assertThat(happened).containsExactly("a cut");
    }

    private Named named(String name) {
        return new Named(name, happened);
    }
}
