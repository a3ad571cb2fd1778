package dev.signalbox.it.kafka;

import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntPredicate;

/** A box whose handlers do jobs at once, but for those that wait at a gate until it is opened, or they are interrupted. */
final class GatedBox implements AutoCloseable {

    private final Signalbox box;
    private final CountDownLatch gate = new CountDownLatch(1);
    private final Set<Integer> begun = new ConcurrentSkipListSet<>();
    private final Set<Integer> finished = ConcurrentHashMap.newKeySet();

    /**
     * A box that is not started yet.
     *
     * @param waits which jobs wait at the gate
     */
    GatedBox(KafkaTransport transport, String group, Duration drainTimeout, IntPredicate waits) {
        box = Signalbox.create(SignalboxOptions.builder(group)
                .transport(transport)
                .drainTimeout(drainTimeout)
                .concurrency(200)
                .build());
        box.subscribeAll("work", "jobs", (event, context) -> {
            int job = Integer.parseInt(context.id());
            begun.add(job);
            if (waits.test(job)) {
                gate.await();
            }
            finished.add(job);
        });
    }

    GatedBox start() {
        box.start();
        return this;
    }

    /** Lets all jobs go on that wait, and those that come. */
    void open() {
        gate.countDown();
    }

    /** How many jobs its engine has given back. */
    long handedBack() {
        return box.stats().handedBack();
    }

    /** The jobs that it has begun. */
    Set<Integer> begun() {
        return begun;
    }

    /** How many jobs its engine has been given. */
    long received() {
        return box.stats().received();
    }

    /** The jobs that it has finished. */
    Set<Integer> finished() {
        return finished;
    }

    @Override
    public void close() {
        box.close();
    }
}
