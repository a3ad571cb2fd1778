package dev.signalbox.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TimerThreadTest {

    private final Queue<Throwable> told = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Thread> made = new LinkedBlockingQueue<>();
    private final TimerThread timers = thread(1, TimeUnit.HOURS);

    private TimerThread thread(long idle, TimeUnit unit) {
        return new TimerThread("test-timers", idle, unit, thread -> {
            thread.setUncaughtExceptionHandler((same, failure) -> told.add(failure));
            made.add(thread);
        });
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what comes of it is told elsewhere
    private static void later(TimerThread timers, Runnable task, long delay, TimeUnit unit) {
        timers.schedule(task, delay, unit);
    }

    @AfterEach
    void end() {
        timers.shutdownNow();
    }

    @Test
    void tasksRunInTheOrderInWhichTheyAreDue() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        Queue<String> ran = new ConcurrentLinkedQueue<>();
        timers.execute(() -> await(busy));
        later(timers, () -> ran.add("third"), 2, TimeUnit.MILLISECONDS);
        CompletableFuture<Void> last = new CompletableFuture<>();
        later(timers, () -> last.complete(null), 3, TimeUnit.MILLISECONDS);
        timers.execute(() -> ran.add("first"));
        timers.execute(() -> ran.add("second"));
        busy.countDown();
        last.get(10, TimeUnit.SECONDS);
        assertThat(ran).containsExactly("first", "second", "third");
    }

    @Test
    void aTaskThatWasOutOfMemoryIsRunAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        CompletableFuture<Void> done = new CompletableFuture<>();
        Future<?> task = timers.schedule(
                () -> {
                    if (tries.incrementAndGet() < 3) {
                        throw new OutOfMemoryError("heap");
                    }
                    done.complete(null);
                },
                1,
                TimeUnit.MILLISECONDS);
        done.get(10, TimeUnit.SECONDS);
        task.get(10, TimeUnit.SECONDS);
        assertThat(tries).hasValue(3);
        assertThat(told).hasSize(2).allMatch(OutOfMemoryError.class::isInstance);
    }

    @Test
    void whateverATaskThrowsTheOthersRunAndThoseThatRunAgainGoOn() throws Exception {
        CountDownLatch three = new CountDownLatch(3);
        List<Throwable> failures = List.of(new IllegalStateException("one"), new AssertionError("two"));
        AtomicInteger runs = new AtomicInteger();
        timers.every(
                () -> {
                    three.countDown();
                    int run = runs.getAndIncrement();
                    if (run < failures.size()) {
                        throwUnchecked(failures.get(run));
                    }
                },
                1,
                TimeUnit.MILLISECONDS);
        three.await();
        CompletableFuture<Void> another = new CompletableFuture<>();
        timers.execute(() -> another.complete(null));
        another.get(10, TimeUnit.SECONDS);
        assertThat(told).containsExactlyElementsOf(failures);
        assertThat(made).hasSize(1);
    }

    @Test
    void oneThatRunsCanBeCancelledNoMore() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Future<?> running = timers.schedule(
                () -> {
                    begun.countDown();
                    await(end);
                },
                0,
                TimeUnit.SECONDS);
        Future<?> waiting = timers.schedule(() -> told.add(new AssertionError("cancelled")), 0, TimeUnit.SECONDS);
        begun.await();
        assertThat(running.cancel(true)).isFalse();
        assertThat(waiting.cancel(true)).isTrue();
        end.countDown();
        running.get(10, TimeUnit.SECONDS);
        timers.shutdown();
        assertThat(timers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(told).isEmpty();
    }

    @Test
    void whatWasHandedOverIsRunAtTheEndAndWhatIsToComeLaterIsNot() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        Queue<String> ran = new ConcurrentLinkedQueue<>();
        timers.execute(() -> await(busy));
        timers.execute(() -> ran.add("now"));
        later(timers, () -> ran.add("later"), 1, TimeUnit.HOURS);
        timers.shutdown();
        assertThatThrownBy(() -> timers.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThat(timers.awaitTermination(1, TimeUnit.MILLISECONDS)).isFalse();
        busy.countDown();
        assertThat(timers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ran).containsExactly("now");
    }

    @Test
    void atOnceWhatRunsIsInterruptedAndNothingElseIsRun() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> interrupted = new CompletableFuture<>();
        timers.execute(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException ended) {
                interrupted.complete("interrupted");
            }
        });
        timers.execute(() -> told.add(new AssertionError("run")));
        begun.await();
        timers.shutdownNow();
        assertThat(timers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(interrupted).isCompletedWithValue("interrupted");
        assertThat(told).isEmpty();
    }

    @Test
    void anIdleThreadEndsAndAnotherOneDoesWhatComesLater() throws Exception {
        TimerThread lazy = thread(1, TimeUnit.MILLISECONDS);
        lazy.execute(() -> {});
        made.take().join(10_000);
        CompletableFuture<Thread> ranOn = new CompletableFuture<>();
        later(lazy, () -> ranOn.complete(Thread.currentThread()), 5, TimeUnit.MILLISECONDS);
        assertThat(ranOn.get(10, TimeUnit.SECONDS)).isSameAs(made.take());
        lazy.shutdown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("unchecked") // the type is erased, so that whatever it is is thrown
    private static <T extends Throwable> void throwUnchecked(Throwable failure) throws T {
        throw (T) failure;
    }
}
