package dev.signalbox.faults;

import dev.signalbox.EmitOptions;
import dev.signalbox.faults.Job.Fate;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.transport.Transport;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Emits jobs at a steady rate, in a thread of its own, and remembers which the broker has confirmed. */
public final class JobStream implements AutoCloseable {

    /** How many keys there are. */
    public static final int KEYS = 24;

    private static final int TICK_MILLIS = 20;

    private final Signalbox box;
    private final int perTick;
    private final IntFunction<Job> jobs;
    private final Map<Integer, Job> confirmed = new ConcurrentHashMap<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final Queue<CompletableFuture<?>> open = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "jobs");
    private volatile boolean stopping;
    private final AtomicInteger emitted = new AtomicInteger();

    /**
     * A stream that runs.
     *
     * @param perSecond how many jobs
     * @param longestMillis how long a job takes at most
     * @param withRetries whether some jobs need a second attempt
     */
    public static JobStream start(
            Transport transport, Random random, int perSecond, int longestMillis, boolean withRetries) {
        return start(transport, perSecond, number -> job(number, random, longestMillis, withRetries));
    }

    /**
     * A stream of other jobs that runs.
     *
     * @param perSecond how many jobs
     * @param jobs makes them, in the thread of the stream: is told how many there were before
     */
    public static JobStream start(Transport transport, int perSecond, IntFunction<Job> jobs) {
        JobStream stream = new JobStream(transport, perSecond, jobs);
        stream.thread.start();
        return stream;
    }

    private JobStream(Transport transport, int perSecond, IntFunction<Job> jobs) {
        this.box = Worker.emitter(SignalboxOptions.builder("emitter").transport(transport));
        this.perTick = Math.max(1, perSecond * TICK_MILLIS / 1_000);
        this.jobs = jobs;
    }

    /** Those that the broker has confirmed, by their numbers. */
    public Map<Integer, Job> confirmed() {
        return confirmed;
    }

    /** Those of them that are to be dead letters. */
    public Set<Integer> rejected() {
        Set<Integer> rejected = new TreeSet<>();
        confirmed.forEach((number, job) -> {
            if (job.fate() == Fate.REJECTED) {
                rejected.add(number);
            }
        });
        return rejected;
    }

    /** Those that are confirmed, and not done as far as a journal tells: lost, unless they still come. */
    public Set<Integer> undone(List<Line> lines) {
        Set<Integer> undone = new TreeSet<>(confirmed.keySet());
        for (Line line : lines) {
            Job job = line.isSettled() || line.isEnd() ? confirmed.get(line.job()) : null;
            if (job != null && (line.isSettled() || isLast(job.fate(), line.detail()))) {
                undone.remove(job.number());
            }
        }
        return undone;
    }

    /** Whether it was the attempt that has done a job. */
    private static boolean isLast(Fate fate, String attempt) {
        return fate == Fate.DONE || (fate == Fate.DONE_LATER && !attempt.equals("1"));
    }

    /** How many there are so far. */
    public int emitted() {
        return emitted.get();
    }

    /** Why some were not confirmed. */
    public Queue<Throwable> failures() {
        return failures;
    }

    /** Emits no more, and waits for every answer. */
    public JobStream stop() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        open.forEach(answer -> answer.exceptionally(failure -> null).join());
        return this;
    }

    @Override
    public void close() {
        stop();
        box.close();
    }

    private void run() {
        while (!stopping) {
            for (int i = 0; i < perTick; i++) {
                emit(jobs.apply(emitted.getAndIncrement()));
            }
            open.removeIf(CompletableFuture::isDone);
            Await.pause(TICK_MILLIS);
        }
    }

    private void emit(Job job) {
        EmitOptions id =
                EmitOptions.builder().id(Integer.toString(job.number())).build();
        open.add(box.emitter().emit(job, id).handle((emission, failure) -> {
            if (failure == null) {
                confirmed.put(job.number(), job);
            } else {
                failures.add(failure);
            }
            return null;
        }));
    }

    private static Job job(int number, Random random, int longestMillis, boolean withRetries) {
        int dice = random.nextInt(200);
        Fate fate = dice == 0 ? Fate.REJECTED : dice < 4 && withRetries ? Fate.DONE_LATER : Fate.DONE;
        return new Job("key-" + random.nextInt(KEYS), number, random.nextInt(longestMillis + 1), fate);
    }
}
