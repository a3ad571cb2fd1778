package dev.signalbox.runtime.concurrent;

import static dev.signalbox.runtime.shop.ThreadedBox.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.runtime.time.SystemScheduler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallbacksTest {

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "callback");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((where, failure) -> {});
        return thread;
    });
    private final SystemScheduler timer = new SystemScheduler("callbacks-test");
    private final Callbacks callbacks = new Callbacks(threads, timer);
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void end() {
        never.countDown();
        threads.shutdownNow();
        timer.close();
    }

    @Test
    void runsTasksInTheirOrderInAnotherThread() {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        Set<Thread> ran = ConcurrentHashMap.newKeySet();
        CountDownLatch all = new CountDownLatch(100);
        for (int i = 0; i < 100; i++) {
            int number = i;
            callbacks.execute(() -> {
                order.add(number);
                ran.add(Thread.currentThread());
                all.countDown();
            });
        }
        await(all);
        assertThat(order).hasSize(100).containsOnlyOnce(0, 99);
        assertThat(ran).doesNotContain(Thread.currentThread());
    }

    @Test
    void aTaskThatBlocksForEverHoldsBackNoOther() {
        CountDownLatch blocked = new CountDownLatch(20);
        CountDownLatch others = new CountDownLatch(20);
        for (int i = 0; i < 20; i++) {
            callbacks.execute(() -> {
                blocked.countDown();
                await(never);
            });
            callbacks.execute(others::countDown);
        }
        await(blocked);
        await(others);
    }

    @Test
    void oneThatComesWhenAnotherBlocksAlreadyRuns() {
        CountDownLatch inside = new CountDownLatch(1);
        callbacks.execute(() -> {
            inside.countDown();
            await(never);
        });
        await(inside);
        for (int i = 0; i < 50; i++) {
            CountDownLatch ran = new CountDownLatch(1);
            callbacks.execute(ran::countDown);
            await(ran);
        }
    }

    @Test
    void aTaskMayWaitForOneThatCameLater() {
        CountDownLatch all = new CountDownLatch(200);
        for (int i = 0; i < 200; i++) {
            callbacks.execute(() -> {
                CountDownLatch nested = new CountDownLatch(1);
                callbacks.execute(nested::countDown);
                await(nested);
                all.countDown();
            });
        }
        await(all);
    }

    @Test
    void whatATaskThrowsOrInterruptsConcernsNoOther() {
        CountDownLatch ran = new CountDownLatch(3);
        AtomicInteger interrupted = new AtomicInteger();
        callbacks.execute(() -> {
            Thread.currentThread().interrupt();
            throw new NoClassDefFoundError("odd");
        });
        for (int i = 0; i < 3; i++) {
            callbacks.execute(() -> {
                interrupted.addAndGet(Thread.currentThread().isInterrupted() ? 1 : 0);
                ran.countDown();
            });
        }
        await(ran);
        assertThat(interrupted).hasValue(0);
    }

    @Test
    void wantOfThreadsIsSurvived() {
        for (Throwable want : List.of(new OutOfMemoryError("no thread"), new RejectedExecutionException("full"))) {
            AtomicInteger refusals = new AtomicInteger(5);
            Callbacks poor = new Callbacks(refusing(refusals, want), timer);
            CountDownLatch ran = new CountDownLatch(1);
            poor.execute(ran::countDown);
            await(ran);
            assertThat(refusals.get()).isNegative();
        }
    }

    @Test
    void wantOfThreadsBehindOneThatIsKeptIsSurvivedToo() {
        AtomicInteger refusals = new AtomicInteger(-1);
        Callbacks poor = new Callbacks(refusing(refusals, new OutOfMemoryError("no thread")), timer);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        CountDownLatch ran = new CountDownLatch(1);
        poor.execute(() -> {
            inside.countDown();
            await(letGo);
        });
        await(inside);
        refusals.set(Integer.MAX_VALUE);
        poor.execute(ran::countDown);
        letGo.countDown();
        await(ran);
    }

    @Test
    void everyTaskRunsOnceWhateverOthersDo() {
        int producers = 4;
        int each = 20_000;
        AtomicIntegerArray runs = new AtomicIntegerArray(producers * each);
        CountDownLatch all = new CountDownLatch(producers * each);
        for (int producer = 0; producer < producers; producer++) {
            int first = producer * each;
            threads.execute(() -> {
                Random random = new Random(first);
                for (int i = 0; i < each; i++) {
                    int number = first + i;
                    boolean blocks = random.nextInt(2_000) == 0;
                    callbacks.execute(() -> {
                        runs.incrementAndGet(number);
                        all.countDown();
                        if (blocks) {
                            await(never);
                        }
                    });
                    if (random.nextInt(500) == 0) {
                        Thread.onSpinWait();
                    }
                }
            });
        }
        await(all);
        for (int i = 0; i < runs.length(); i++) {
            assertThat(runs.get(i)).isEqualTo(1);
        }
    }

    /** Refuses as long as the number is positive. */
    private Executor refusing(AtomicInteger refusals, Throwable want) {
        return task -> {
            if (refusals.decrementAndGet() >= 0) {
                if (want instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) want;
            }
            threads.execute(task);
        };
    }
}
