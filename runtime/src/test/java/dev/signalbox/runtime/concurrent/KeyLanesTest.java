package dev.signalbox.runtime.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.runtime.time.ManualScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KeyLanesTest {

    private static final String KEY = "key";

    private final KeyLanes lanes = new KeyLanes();
    private final KeyedExecutor unused = new KeyedExecutor(work -> {}, 1, new ManualScheduler(), rejection -> {});

    @Test
    void whoEntersAnEmptyLaneMayRun() {
        assertThat(lanes.enter(KEY, turn())).isTrue();
        assertThat(lanes.enter(KEY, turn())).isFalse();
        assertThat(lanes.enter("other", turn())).isTrue();
        assertThat(lanes.busyKeys()).isEqualTo(2);
    }

    @Test
    void whoLeavesHandsOnToTheTurnBehind() {
        LaneTurn first = turn();
        LaneTurn second = turn();
        LaneTurn third = turn();
        lanes.enter(KEY, first);
        lanes.enter(KEY, second);
        lanes.enter(KEY, third);

        assertThat(lanes.leave(KEY, first)).isSameAs(second);
        assertThat(lanes.leave(KEY, second)).isSameAs(third);
        assertThat(lanes.leave(KEY, third)).isNull();
        assertThat(lanes.busyKeys()).isZero();
    }

    /** The key is asked for its hash between the two steps of leaving: just then somebody enters. */
    @Test
    void whoEntersWhileTheLastOneLeavesMayRunAndIsNotForgotten() {
        LaneTurn first = turn();
        LaneTurn second = turn();
        LaneTurn third = turn();
        HookedKey key = new HookedKey();
        lanes.enter(key, first);
        List<Boolean> mayRun = new ArrayList<>();
        key.whenAsked = () -> mayRun.add(lanes.enter(key, second));

        assertThat(lanes.leave(key, first)).isNull();

        assertThat(mayRun).containsExactly(true);
        assertThat(lanes.enter(key, third)).as("behind the second").isFalse();
        assertThat(lanes.leave(key, second)).isSameAs(third);
    }

    /** Each round one leaves while another enters: the one who enters runs exactly once. */
    @Test
    void ofTwoThatRaceExactlyOneKnows() throws InterruptedException {
        int rounds = 3_000;
        LaneTurn[] turns = new LaneTurn[rounds + 1];
        for (int i = 0; i <= rounds; i++) {
            turns[i] = turn();
        }
        boolean[] entered = new boolean[rounds];
        LaneTurn[] handedOn = new LaneTurn[rounds];
        AtomicInteger leaverAt = new AtomicInteger();
        AtomicInteger entererAt = new AtomicInteger();
        lanes.enter(KEY, turns[0]);
        Thread enterer = new Thread(() -> {
            for (int round = 0; round < rounds; round++) {
                meet(entererAt, leaverAt, round);
                entered[round] = lanes.enter(KEY, turns[round + 1]);
            }
            entererAt.set(rounds + 1);
        });
        enterer.start();
        for (int round = 0; round < rounds; round++) {
            meet(leaverAt, entererAt, round);
            handedOn[round] = lanes.leave(KEY, turns[round]);
        }
        leaverAt.set(rounds + 1);
        enterer.join();

        for (int round = 0; round < rounds; round++) {
            assertThat(entered[round] ^ handedOn[round] == turns[round + 1])
                    .as("exactly one of the two in round %d", round)
                    .isTrue();
        }
        assertThat(lanes.busyKeys()).isEqualTo(1);
    }

    private LaneTurn turn() {
        return new LaneTurn(unused, KEY, Turn::done);
    }

    private static void meet(AtomicInteger mine, AtomicInteger theirs, int round) {
        mine.set(round + 1);
        while (theirs.get() <= round) {
            Thread.onSpinWait();
        }
    }

    /** A key with a hook for one moment. */
    private static final class HookedKey {

        private Runnable whenAsked = () -> {};

        @Override
        public int hashCode() {
            Runnable hook = whenAsked;
            whenAsked = () -> {};
            hook.run();
            return 1;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }
    }
}
