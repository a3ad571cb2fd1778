package dev.signalbox.runtime.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.runtime.time.ManualScheduler;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Real threads: what a lost wake-up, a broken order or an overlap would make fail. */
@Timeout(60)
class KeyedExecutorStressTest {

    private static final int PRODUCERS = 4;
    private static final int TASKS = 20_000;
    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    @RepeatedTest(5)
    void orderHoldsOnAFixedPool() throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            new Run(pool, 8, 50).check();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void orderHoldsWithThousandsOfKeysOnFewThreads() throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            new Run(pool, 64, 5_000).check();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void orderHoldsOnAWorkStealingPool() throws InterruptedException {
        ForkJoinPool pool = new ForkJoinPool(4);
        try {
            new Run(pool, 4, 20).check();
        } finally {
            pool.shutdownNow();
        }
    }

    /** What executors of virtual threads look like from the outside, and a real one where the JDK has it. */
    static Stream<Arguments> threadsForEachWorker() {
        Executor platform = work -> new Thread(work).start();
        Stream<Arguments> always = Stream.of(Arguments.of("platform threads", platform, 4, 20));
        return Runtime.version().feature() < FIRST_WITH_VIRTUAL_THREADS
                ? always
                : Stream.concat(always, Stream.of(Arguments.of("virtual threads", virtualThreads(), 16, 1_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("threadsForEachWorker")
    void orderHoldsWithAThreadForEachWorker(String name, Executor threads, int concurrency, int keys)
            throws InterruptedException {
        new Run(threads, concurrency, keys).check();
    }

    /** Nothing to shut down: a virtual thread that is parked holds no JVM up. */
    private static Executor virtualThreads() {
        try {
            return (Executor)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** The first worker comes back from its run while another one is in the next run of the same turn. */
    @Test
    void aWorkerThatComesBackLateDoesNotTakeALaterRunForItsOwn() throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            KeyedExecutor executor = new KeyedExecutor(pool, 2, new ManualScheduler(), rejection -> {});
            CountDownLatch nextRunBegan = new CountDownLatch(1);
            CountDownLatch firstCameBack = new CountDownLatch(1);
            CountDownLatch ended = new CountDownLatch(1);
            executor.execute("a", turn -> {
                turn.resume(again -> {
                    nextRunBegan.countDown();
                    await(firstCameBack);
                    again.done();
                    ended.countDown();
                });
                await(nextRunBegan);
                executor.execute(null, other -> {
                    other.done();
                    firstCameBack.countDown(); // only the first worker is free for it
                });
            });

            assertThat(firstCameBack.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            pool.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Each producer numbers its tasks for each key; a counter for each of the two says what has run. */
    private static final class Run {

        private final KeyedExecutor executor;
        private final int concurrency;
        private final int keys;
        private final long seed = System.nanoTime();
        private final Map<String, AtomicInteger> nextByLane = new ConcurrentHashMap<>();
        private final Map<Integer, Thread> holders = new ConcurrentHashMap<>();
        private final AtomicInteger running = new AtomicInteger();
        private final AtomicInteger mostRunning = new AtomicInteger();
        private final List<String> problems = new CopyOnWriteArrayList<>();
        private final CountDownLatch ended = new CountDownLatch(PRODUCERS * TASKS);
        private final ExecutorService elsewhere = Executors.newFixedThreadPool(2);

        Run(Executor threads, int concurrency, int keys) {
            this.executor = new KeyedExecutor(threads, concurrency, new ManualScheduler(), rejection -> {});
            this.concurrency = concurrency;
            this.keys = keys;
        }

        void check() throws InterruptedException {
            List<Thread> producers = IntStream.range(0, PRODUCERS)
                    .mapToObj(number -> new Thread(() -> produce(number)))
                    .toList();
            producers.forEach(Thread::start);
            boolean allEnded = ended.await(30, TimeUnit.SECONDS);
            elsewhere.shutdown();

            assertThat(problems).as("seed %d", seed).isEmpty();
            assertThat(allEnded).as("all tasks ended, seed %d", seed).isTrue();
            assertThat(mostRunning.get()).as("limit, seed %d", seed).isLessThanOrEqualTo(concurrency);
            awaitIdle();
        }

        /** The last workers leave their lanes just after their tasks have ended. */
        private void awaitIdle() {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (executor.busyKeys() + executor.running() > 0 && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(executor.busyKeys()).as("keys left, seed %d", seed).isZero();
            assertThat(executor.running()).as("places taken, seed %d", seed).isZero();
        }

        private void produce(int producer) {
            Random random = new Random(seed + producer);
            int[] made = new int[keys];
            for (int i = 0; i < TASKS; i++) {
                int key = random.nextInt(keys);
                int number = made[key]++;
                int kind = random.nextInt(10);
                executor.execute(key, turn -> start(producer, key, number, kind, turn));
            }
        }

        private void start(int producer, int key, int number, int kind, Turn turn) {
            mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
            if (holders.putIfAbsent(key, Thread.currentThread()) != null) {
                problems.add("two tasks of key " + key + " at a time");
            }
            int expected = nextByLane
                    .computeIfAbsent(producer + "/" + key, unused -> new AtomicInteger())
                    .getAndIncrement();
            if (expected != number) {
                problems.add("key " + key + " ran " + number + " of producer " + producer + " before " + expected);
            }
            switch (kind) {
                case 0 -> elsewhere.execute(() -> end(key, turn));
                case 1 -> {
                    running.decrementAndGet();
                    turn.park();
                    elsewhere.execute(() -> turn.resume(again -> endAgain(key, again)));
                }
                default -> end(key, turn);
            }
        }

        private void endAgain(int key, Turn turn) {
            mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
            end(key, turn);
        }

        private void end(int key, Turn turn) {
            holders.remove(key);
            running.decrementAndGet();
            if (!turn.done()) {
                problems.add("a turn of key " + key + " had ended before");
            }
            ended.countDown();
        }
    }
}
