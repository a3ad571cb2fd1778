package dev.signalbox.runtime.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.runtime.time.ManualScheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Random schedules against the naive model: a queue for each key, whose head alone may run. */
class KeyedExecutorModelTest {

    private enum Behaviour {
        ENDS,
        GOES_ON,
        PARKS,
        RESUMES_ITSELF,
        THROWS
    }

    private static final List<Behaviour> BEHAVIOURS = List.of(Behaviour.values());

    @Property(tries = 2_000)
    void everyTaskRunsOnceInTheOrderOfItsKeyAndWithinTheLimit(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int concurrency) {
        Schedule schedule = new Schedule(new Random(seed), concurrency);
        for (int step = 0; step < 200; step++) {
            schedule.step();
        }
        schedule.finish();

        assertThat(schedule.waitingByKey.values()).allMatch(Deque::isEmpty);
        assertThat(schedule.executor.busyKeys()).isZero();
        assertThat(schedule.executor.running()).isZero();
    }

    private static final class Schedule {

        private final Random random;
        private final int concurrency;
        private final QueuedExecutor threads = new QueuedExecutor();
        private final ManualScheduler scheduler = new ManualScheduler();
        private final KeyedExecutor executor;
        private final Map<String, Deque<Integer>> waitingByKey = new HashMap<>();
        private final Map<String, Integer> active = new HashMap<>();
        private final List<OpenTurn> detached = new ArrayList<>();
        private final List<OpenTurn> parked = new ArrayList<>();
        private int submitted;

        private record OpenTurn(String key, Turn turn) {}

        Schedule(Random random, int concurrency) {
            this.random = random;
            this.concurrency = concurrency;
            this.executor = new KeyedExecutor(threads, concurrency, scheduler, rejection -> {});
        }

        void step() {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> submit();
                case 3, 4 -> runSomeWorker();
                case 5 -> endOrParkSomeDetached();
                case 6 -> resumeSomeParked();
                default -> toggleRejection();
            }
            assertThat(executor.running()).isBetween(0, concurrency);
            assertThat(detached).hasSizeLessThanOrEqualTo(concurrency);
        }

        void finish() {
            threads.rejectFromNowOn(false);
            threads.throwFromNowOn(null);
            threads.loseFromNowOn(false);
            scheduler.advance(Duration.ofMinutes(2)); // what was lost is found out
            for (int steps = 0; steps < 10_000 && !quiet(); steps++) {
                scheduler.advance(Duration.ofSeconds(1));
                runSomeWorker();
                endOrParkSomeDetached();
                resumeSomeParked();
            }
        }

        private boolean quiet() {
            return threads.waiting() + detached.size() + parked.size() + scheduler.pending() == 0;
        }

        private void submit() {
            String key = "key " + random.nextInt(5);
            int number = submitted++;
            Behaviour behaviour = BEHAVIOURS.get(random.nextInt(BEHAVIOURS.size()));
            waitingByKey.computeIfAbsent(key, unused -> new ArrayDeque<>()).add(number);
            executor.execute(key, turn -> start(key, number, behaviour, turn));
        }

        private void start(String key, int number, Behaviour behaviour, Turn turn) {
            assertThat(active).as("one task of a key at a time").doesNotContainKey(key);
            assertThat(waitingByKey.getOrDefault(key, new ArrayDeque<>()).poll())
                    .as("in order")
                    .isEqualTo(number);
            active.put(key, number);
            behave(key, behaviour, turn);
        }

        private void behave(String key, Behaviour behaviour, Turn turn) {
            switch (behaviour) {
                case ENDS -> end(key, turn);
                case GOES_ON -> detached.add(new OpenTurn(key, turn));
                case PARKS -> {
                    assertThat(turn.park()).isTrue();
                    parked.add(new OpenTurn(key, turn));
                }
                case RESUMES_ITSELF ->
                    assertThat(turn.resume(again -> end(key, again))).isTrue();
                case THROWS -> {
                    active.remove(key);
                    throw new IllegalStateException("thrown by a task");
                }
            }
        }

        private void end(String key, Turn turn) {
            active.remove(key);
            assertThat(turn.done()).isTrue();
            assertThat(turn.done()).isFalse();
        }

        private void runSomeWorker() {
            if (threads.waiting() > 0) {
                try {
                    threads.run(random.nextInt(threads.waiting()));
                } catch (IllegalStateException thrownByATask) {
                    assertThat(thrownByATask).hasMessage("thrown by a task");
                }
            }
        }

        private void endOrParkSomeDetached() {
            if (!detached.isEmpty()) {
                OpenTurn open = detached.remove(random.nextInt(detached.size()));
                if (random.nextBoolean()) {
                    end(open.key, open.turn);
                } else {
                    assertThat(open.turn.park()).isTrue();
                    parked.add(open);
                }
            }
        }

        private void resumeSomeParked() {
            if (!parked.isEmpty()) {
                OpenTurn open = parked.remove(random.nextInt(parked.size()));
                Behaviour next = random.nextInt(4) == 0 ? Behaviour.GOES_ON : Behaviour.ENDS;
                assertThat(open.turn.resume(turn -> behave(open.key, next, turn)))
                        .isTrue();
            }
        }

        private void toggleRejection() {
            threads.rejectFromNowOn(random.nextInt(3) == 0);
            threads.throwFromNowOn(random.nextInt(4) == 0 ? new NoClassDefFoundError("by chance") : null);
            threads.loseFromNowOn(random.nextInt(3) == 0);
            if (random.nextInt(5) == 0) {
                threads.loseAll();
            }
            scheduler.advance(Duration.ofMillis(random.nextInt(60)));
        }
    }
}
