package dev.signalbox.runtime.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.runtime.time.ManualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedExecutorTest {

    private final QueuedExecutor threads = new QueuedExecutor();
    private final ManualScheduler scheduler = new ManualScheduler();
    private final List<Throwable> rejections = new ArrayList<>();
    private final List<String> ran = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();

    @Test
    void tasksOfAKeyRunInTheOrderInWhichTheyCame() {
        KeyedExecutor executor = executor(threads, 4);
        for (int i = 0; i < 5; i++) {
            executor.execute("a", endingAtOnce("a" + i));
        }

        threads.runAll();

        assertThat(ran).containsExactly("a0", "a1", "a2", "a3", "a4");
        assertIdle(executor);
    }

    @Test
    void aKeyIsTakenUntilItsTurnIsDone() {
        KeyedExecutor executor = executor(threads, 4);
        executor.execute("a", goingOn("first"));
        executor.execute("a", endingAtOnce("second"));
        executor.execute("b", endingAtOnce("other key"));

        threads.runAll();
        assertThat(ran).containsExactly("first", "other key");

        turns.get(0).done();
        threads.runAll();
        assertThat(ran).containsExactly("first", "other key", "second");
        assertIdle(executor);
    }

    @Test
    void tasksWithoutAKeyDoNotWaitForEachOther() {
        KeyedExecutor executor = executor(threads, 4);
        executor.execute(null, goingOn("first"));
        executor.execute(null, goingOn("second"));

        threads.runAll();

        assertThat(ran).containsExactly("first", "second");
        assertThat(executor.running()).isEqualTo(2);
        assertThat(executor.busyKeys()).isZero();
    }

    @Test
    void noMoreTasksRunThanTheLimitAllows() {
        KeyedExecutor executor = executor(threads, 2);
        for (int i = 0; i < 4; i++) {
            executor.execute("key " + i, goingOn("task " + i));
        }

        threads.runAll();
        assertThat(ran).containsExactly("task 0", "task 1");

        turns.get(1).done();
        threads.runAll();
        assertThat(ran).containsExactly("task 0", "task 1", "task 2");
    }

    @Test
    void aParkedTurnKeepsItsKeyButNotItsPlace() {
        KeyedExecutor executor = executor(threads, 1);
        executor.execute("a", parking("a waits"));
        executor.execute("a", endingAtOnce("a after"));
        executor.execute("b", endingAtOnce("b"));

        threads.runAll();
        assertThat(ran).containsExactly("a waits", "b");
        assertThat(executor.running()).isZero();
        assertThat(executor.busyKeys()).isEqualTo(1);

        assertThat(turns.get(0).resume(endingAtOnce("a again"))).isTrue();
        threads.runAll();
        assertThat(ran).containsExactly("a waits", "b", "a again", "a after");
        assertIdle(executor);
    }

    @Test
    void aDetachedTurnCanParkAndResume() {
        KeyedExecutor executor = executor(threads, 1);
        executor.execute("a", goingOn("a"));
        executor.execute("b", endingAtOnce("b"));
        threads.runAll();
        assertThat(ran).containsExactly("a");

        assertThat(turns.get(0).park()).isTrue();
        threads.runAll();
        assertThat(ran).containsExactly("a", "b");

        turns.get(0).resume(endingAtOnce("a again"));
        threads.runAll();
        assertThat(ran).containsExactly("a", "b", "a again");
        assertIdle(executor);
    }

    @Test
    void aTurnCanResumeItselfFromItsTask() {
        KeyedExecutor executor = executor(threads, 1);
        executor.execute("a", turn -> {
            ran.add("a");
            turn.resume(endingAtOnce("a again"));
        });
        executor.execute("b", endingAtOnce("b"));

        threads.runAll();

        assertThat(ran).containsExactly("a", "b", "a again");
        assertIdle(executor);
    }

    @Test
    void aTurnThatIsDoneStaysDone() {
        KeyedExecutor executor = executor(threads, 2);
        executor.execute("a", goingOn("first"));
        executor.execute("a", goingOn("second"));
        executor.execute("a", endingAtOnce("third"));
        threads.runAll();

        assertThat(turns.get(0).done()).isTrue();
        threads.runAll();
        assertThat(turns.get(0).done()).isFalse();
        assertThat(turns.get(0).park()).isFalse();
        assertThat(turns.get(0).resume(endingAtOnce("never"))).isFalse();
        threads.runAll();

        assertThat(ran).containsExactly("first", "second");
    }

    @Test
    void aTurnEndsWithItsStageHoweverThatEnds() {
        KeyedExecutor executor = executor(threads, 2);
        CompletableFuture<String> stage = new CompletableFuture<>();
        executor.execute("a", turn -> turn.doneAfter(stage));
        executor.execute("a", endingAtOnce("second"));
        threads.runAll();
        assertThat(ran).isEmpty();

        stage.completeExceptionally(new IllegalStateException("failed"));
        threads.runAll();

        assertThat(ran).containsExactly("second");
        assertIdle(executor);
    }

    @Test
    void keysTakeTurns() {
        KeyedExecutor executor = executor(threads, 1);
        for (int i = 0; i < 3; i++) {
            executor.execute("busy", endingAtOnce("busy"));
        }
        executor.execute("other", endingAtOnce("other"));

        threads.runAll();

        assertThat(ran).containsExactly("busy", "other", "busy", "busy");
    }

    @Test
    void aTaskThatThrowsEndsItsTurnAndItsWorkerAndNothingElse() {
        KeyedExecutor executor = executor(threads, 1);
        executor.execute("a", turn -> {
            throw new IllegalStateException("broken");
        });
        executor.execute("a", endingAtOnce("a"));
        executor.execute("b", endingAtOnce("b"));

        assertThatThrownBy(() -> threads.run(0)).hasMessage("broken");
        threads.runAll();

        assertThat(ran).containsExactlyInAnyOrder("a", "b");
        assertIdle(executor);
    }

    @Test
    void aTaskThatThrowsAfterHandingOnDoesNotEndTheNextRun() {
        KeyedExecutor executor = executor(threads, 1);
        executor.execute("a", turn -> {
            turn.resume(goingOn("again"));
            throw new IllegalStateException("broken");
        });
        executor.execute("a", endingAtOnce("second"));

        assertThatThrownBy(() -> threads.run(0)).hasMessage("broken");
        threads.runAll();
        assertThat(ran).containsExactly("again");

        turns.get(0).done();
        threads.runAll();
        assertThat(ran).containsExactly("again", "second");
        assertIdle(executor);
    }

    @Test
    void whatIsRejectedIsToldOfAndTriedAgain() {
        KeyedExecutor executor = executor(threads, 4);
        threads.rejectFromNowOn(true);
        executor.execute("a", endingAtOnce("a"));
        executor.execute("b", endingAtOnce("b"));
        assertThat(rejections).hasSize(1);
        assertThat(executor.running()).isZero();

        scheduler.advance(Duration.ofMillis(50));
        assertThat(rejections).hasSize(2);

        threads.rejectFromNowOn(false);
        scheduler.advance(Duration.ofMillis(50));
        threads.runAll();

        assertThat(ran).containsExactlyInAnyOrder("a", "b");
        assertThat(scheduler.pending()).isZero();
        assertIdle(executor);
    }

    static Stream<Error> errors() {
        return Stream.of(
                new NoClassDefFoundError("gone"),
                new OutOfMemoryError("heap"),
                new AssertionError(),
                new Error("plain"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorOutOfTheExecutorIsARejectionLikeAnyOther(Error error) {
        KeyedExecutor executor = executor(threads, 2);
        threads.throwFromNowOn(error);
        executor.execute("a", endingAtOnce("a"));
        executor.execute("b", endingAtOnce("b"));
        assertThat(rejections).containsExactly(error);
        assertThat(executor.running()).isZero();

        threads.throwFromNowOn(null);
        scheduler.advance(Duration.ofMillis(50));
        threads.runAll();

        assertThat(ran).containsExactlyInAnyOrder("a", "b");
        assertIdle(executor);
    }

    @Test
    void aTaskThatTheExecutorLosesIsFoundOutAfterASecond() {
        KeyedExecutor executor = executor(threads, 1);
        threads.loseFromNowOn(true);
        executor.execute("a", endingAtOnce("a"));
        threads.loseFromNowOn(false);
        executor.execute("b", endingAtOnce("b"));

        scheduler.advance(Duration.ofMillis(999));
        assertThat(threads.waiting()).isZero();
        scheduler.advance(Duration.ofMillis(1));
        threads.runAll();

        assertThat(ran).containsExactlyInAnyOrder("a", "b");
        assertThat(rejections)
                .singleElement()
                .extracting(Throwable::getMessage)
                .asString()
                .contains("discard policy");
        assertIdle(executor);
    }

    @Test
    void tasksThatAreLostAgainAndAgainAreTriedEverMoreRarely() {
        KeyedExecutor executor = executor(threads, 1);
        threads.loseFromNowOn(true);
        executor.execute("a", endingAtOnce("a"));
        scheduler.advance(Duration.ofMinutes(10));
        assertThat(rejections).hasSizeBetween(10, 25);
        assertThat(executor.running()).isEqualTo(1);

        threads.loseFromNowOn(false);
        scheduler.advance(Duration.ofSeconds(30));
        threads.runAll();

        assertThat(ran).containsExactly("a");
        assertIdle(executor);
    }

    @Test
    void aBusyExecutorIsNotFilledWithWorkersAndTheLateOnesDoNoHarm() {
        KeyedExecutor executor = executor(threads, 2);
        executor.execute("a", goingOn("a"));
        scheduler.advance(Duration.ofMinutes(10));
        assertThat(threads.waiting()).isLessThan(30);

        threads.runAll();

        assertThat(ran).containsExactly("a");
        assertThat(executor.running()).isEqualTo(1);
        turns.get(0).done();
        assertIdle(executor);
    }

    @Test
    void aWorkerThatBeginsInTimeIsNotGivenUp() {
        KeyedExecutor executor = executor(threads, 1);
        executor.execute("a", goingOn("a"));
        scheduler.advance(Duration.ofMillis(500));
        threads.runAll();
        scheduler.advance(Duration.ofMinutes(1));

        assertThat(rejections).isEmpty();
        assertThat(threads.waiting()).isZero();
        assertThat(executor.running()).isEqualTo(1);
    }

    @Test
    void whoIsToldOfARejectionMayThrow() {
        KeyedExecutor executor = new KeyedExecutor(threads, 1, scheduler, rejection -> {
            throw new AssertionError("deaf");
        });
        threads.rejectFromNowOn(true);
        executor.execute("a", endingAtOnce("a"));
        threads.rejectFromNowOn(false);
        scheduler.advance(Duration.ofMillis(50));
        threads.runAll();

        assertThat(ran).containsExactly("a");
        assertIdle(executor);
    }

    @Test
    void anExecutorThatBeginsInAnotherThreadAndThrowsHasTakenTheTask() throws InterruptedException {
        KeyedExecutor executor = executor(
                work -> {
                    Thread other = new Thread(work);
                    other.start();
                    try {
                        other.join();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new IllegalStateException("after the start");
                },
                1);

        executor.execute("a", endingAtOnce("a"));

        assertThat(ran).containsExactly("a");
        assertIdle(executor);
    }

    @Test
    void whatWaitsBehindATurnThatStallsIsToldAndWhatJoinsLater() {
        KeyedExecutor executor = executor(threads, 2);
        Held before = new Held();
        Held later = new Held();
        Held other = new Held();
        executor.execute("a", parking("a"));
        executor.execute("a", before);
        executor.execute("b", other);
        threads.run(0);
        turns.get(0).stall();
        executor.execute("a", later);
        assertThat(before.told).containsExactly(true);
        assertThat(later.told).containsExactly(true);

        turns.get(0).goOn();
        assertThat(before.told).containsExactly(true, false);
        assertThat(later.told).containsExactly(true, false);
        turns.get(0).stall();
        turns.get(0).done();
        threads.runAll();

        assertThat(before.told).containsExactly(true, false, true, false);
        assertThat(later.told).containsExactly(true, false, true, false);
        assertThat(other.told).isEmpty();
        assertIdle(executor);
    }

    private static final class Held implements KeyedTask {

        private final List<Boolean> told = new ArrayList<>();

        @Override
        public void run(Turn turn) {
            turn.done();
        }

        @Override
        public void heldBack(boolean now) {
            told.add(now);
        }
    }

    @Test
    void aWorkerGoesOnWhenNoFurtherOneIsToBeHad() {
        KeyedExecutor executor = executor(threads, 4);
        executor.execute("first", endingAtOnce("first"));
        threads.rejectFromNowOn(true);
        for (int i = 0; i < 1_000; i++) {
            executor.execute("key " + i, endingAtOnce("more"));
        }

        threads.runAll();

        assertThat(ran).hasSize(1_001);
    }

    /**
     * Two tasks come just when the only worker has found nothing: before it searches, while it does, and in
     * its last look. Whenever that is, they run, and at the same time.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void tasksThatComeWhileTheWorkerFindsNothingAreNotForgotten(int look) {
        KeyedExecutor[] executor = new KeyedExecutor[1];
        Queue<LaneTurn> ready = new ConcurrentLinkedQueue<>() {
            private static final long serialVersionUID = 1L;
            private int foundNothing;

            @Override
            public @Nullable LaneTurn poll() {
                LaneTurn turn = super.poll();
                if (turn == null && ++foundNothing == look) {
                    executor[0].execute("b", seeingThreads("second"));
                    executor[0].execute("c", seeingThreads("third"));
                }
                return turn;
            }
        };
        executor[0] = new KeyedExecutor(threads, 3, scheduler, rejections::add, ready, 3);
        executor[0].execute("a", endingAtOnce("first"));

        threads.runAll();

        assertThat(ran).hasSize(3).startsWith("first", "second, 1 thread to come");
        assertIdle(executor[0]);
    }

    @Test
    void oneThreadAtATimeIsAskedForAndTheNextOneByWhoFindsMoreToDo() {
        KeyedExecutor executor = executor(threads, 4);
        for (int i = 0; i < 3; i++) {
            executor.execute("key " + i, seeingThreads("task " + i));
        }
        assertThat(threads.waiting()).isEqualTo(1);

        threads.run(0);

        assertThat(ran.get(0)).isEqualTo("task 0, 1 thread to come");
        assertThat(ran).hasSize(3);
    }

    @Test
    void aThreadThatWasRefusedIsNotWaitedFor() {
        KeyedExecutor executor = executor(threads, 4);
        threads.rejectFromNowOn(true);
        executor.execute("a", endingAtOnce("a"));
        threads.rejectFromNowOn(false);

        executor.execute("b", endingAtOnce("b"));
        threads.runAll();

        assertThat(ran).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void itWorksOnAnExecutorThatRunsInTheCallersThread() {
        KeyedExecutor executor = executor(Runnable::run, 2);
        executor.execute("a", turn -> {
            executor.execute("a", endingAtOnce("inner, same key"));
            executor.execute("b", endingAtOnce("inner, other key"));
            ran.add("outer");
            turn.done();
        });

        assertThat(ran).containsExactly("inner, other key", "outer", "inner, same key");
        assertIdle(executor);
    }

    @Test
    void whatATaskThrowsInTheCallersThreadIsNotTakenForARejection() {
        KeyedExecutor executor = executor(Runnable::run, 2);

        assertThatThrownBy(() -> executor.execute("a", turn -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(rejections).isEmpty();
        assertIdle(executor);
    }

    @Test
    void anInterruptThatATaskLeavesBehindIsGoneForTheNext() {
        KeyedExecutor executor = executor(threads, 1);
        executor.execute("a", turn -> {
            Thread.currentThread().interrupt();
            turn.done();
        });
        executor.execute("b", turn -> {
            ran.add("interrupted: " + Thread.currentThread().isInterrupted());
            turn.done();
        });

        threads.runAll();

        assertThat(ran).containsExactly("interrupted: false");
    }

    @Test
    void aLimitBelowOneIsRefused() {
        assertThatThrownBy(() -> executor(threads, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1");
    }

    private KeyedExecutor executor(Executor on, int concurrency) {
        return new KeyedExecutor(on, concurrency, scheduler, rejections::add);
    }

    private KeyedTask endingAtOnce(String name) {
        return turn -> {
            ran.add(name);
            turn.done();
        };
    }

    private KeyedTask seeingThreads(String name) {
        return turn -> {
            ran.add(name + ", " + threads.waiting() + " thread to come");
            turn.done();
        };
    }

    private KeyedTask goingOn(String name) {
        return turn -> {
            ran.add(name);
            turns.add(turn);
        };
    }

    private KeyedTask parking(String name) {
        return turn -> {
            turn.park();
            ran.add(name);
            turns.add(turn);
        };
    }

    private static void assertIdle(KeyedExecutor executor) {
        assertThat(executor.busyKeys()).isZero();
        assertThat(executor.running()).isZero();
    }
}
