package dev.signalbox.faults.drill;

import dev.signalbox.faults.Await;
import dev.signalbox.faults.Job;
import dev.signalbox.faults.Job.Fate;
import dev.signalbox.faults.JobStream;
import dev.signalbox.runtime.transport.Transport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Several emitters, each with keys and numbers of its own, and what they have emitted. */
public final class Emitters implements AutoCloseable {

    /** What keys begin with whose order nobody promises: their partitions change. */
    public static final String UNORDERED = "moving";

    private static final int NUMBERS = 1_000_000;
    private static final int PROBES = 900 * NUMBERS;
    private static final int KEYS = 60;
    private static final int TROUBLED_KEYS = 2;
    private static final int PER_SECOND = 50;
    private static final int LONGEST_MILLIS = 8;

    private final Map<Integer, Job> emitted = new ConcurrentHashMap<>();
    private final List<JobStream> streams = new ArrayList<>();

    /** Some that run, with keys of their own. */
    public Emitters(IntFunction<Transport> transports, int count, Supplier<Random> chance) {
        this(transports, count, chance, () -> "key");
    }

    /**
     * The same, with keys that change.
     *
     * @param keys what all keys begin with, for the time being
     */
    public Emitters(IntFunction<Transport> transports, int count, Supplier<Random> chance, Supplier<String> keys) {
        for (int i = 0; i < count; i++) {
            int emitter = i;
            Random random = chance.get();
            streams.add(JobStream.start(
                    transports.apply(i), PER_SECOND, number -> job(keys.get(), emitter, number, random)));
        }
    }

    /** One that has emitted a few jobs, to see whether they are heard. */
    public static Emitters probe(Transport transport) {
        Emitters probe = new Emitters();
        JobStream stream = JobStream.start(transport, PER_SECOND, number -> {
            return new Job("probe-" + number, PROBES + number, 0, Fate.DONE);
        });
        probe.streams.add(stream);
        Await.until(() -> "a confirmed event", () -> !stream.confirmed().isEmpty());
        probe.stop();
        return probe;
    }

    private Emitters() {}

    private Job job(String keys, int emitter, int number, Random random) {
        int key = random.nextInt(KEYS);
        Job job = new Job(
                keys + "-" + emitter + "-" + key,
                emitter * NUMBERS + number,
                random.nextInt(LONGEST_MILLIS + 1),
                fate(key, random.nextInt(1_000)));
        emitted.put(job.number(), job);
        return job;
    }

    /** The first keys are in trouble all the time. */
    private static Fate fate(int key, int dice) {
        if (key < TROUBLED_KEYS && dice < 400) {
            return Fate.DONE_AT_LAST;
        }
        return dice < 3 ? Fate.REJECTED : dice < 6 ? Fate.FAILING : dice < 36 ? Fate.DONE_LATER : Fate.DONE;
    }

    /** All, by their numbers, whatever has become of them. */
    public Map<Integer, Job> emitted() {
        return emitted;
    }

    /** Those whose keys have an order. */
    Collection<Job> ordered() {
        return emitted.values().stream()
                .filter(job -> !job.key().startsWith(UNORDERED))
                .toList();
    }

    /** Those that the broker has confirmed. */
    public Map<Integer, Job> confirmed() {
        Map<Integer, Job> confirmed = new ConcurrentHashMap<>();
        streams.forEach(stream -> confirmed.putAll(stream.confirmed()));
        return confirmed;
    }

    /** Why the others were not. */
    public List<Throwable> failures() {
        List<Throwable> failures = new ArrayList<>();
        streams.forEach(stream -> failures.addAll(stream.failures()));
        return failures;
    }

    /** The same, counted. */
    public Map<String, Integer> reasons() {
        Map<String, Integer> reasons = new TreeMap<>();
        for (Throwable failure : failures()) {
            String text = String.valueOf(failure.getMessage()).replaceAll("[0-9a-f-]{6,}|\\d+", "…");
            reasons.merge(failure.getClass().getSimpleName() + ": " + text, 1, Integer::sum);
        }
        return reasons;
    }

    /** Emits no more, and waits for every answer. */
    public void stop() {
        streams.forEach(JobStream::stop);
    }

    @Override
    public void close() {
        streams.forEach(JobStream::close);
    }
}
