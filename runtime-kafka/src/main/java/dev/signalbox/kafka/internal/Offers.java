package dev.signalbox.kafka.internal;

import dev.signalbox.runtime.observe.QuietLog;
import dev.signalbox.runtime.transport.MessageReceiver;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The thread that offers to the engine what a member has read, so that the poll thread goes on reading
 * meanwhile. It offers until the engine refuses; then once more for each time that the engine resumes.
 */
final class Offers {

    private static final QuietLog log = QuietLog.of(Offers.class);

    private final String group;
    private final MessageReceiver receiver;

    /** Told when the engine is willing again. */
    private final Runnable changed;

    private final Backoff backoff = new Backoff();

    /** Those whose records are offered. Guarded by the monitor, as all that follows. */
    private List<AssignedPartition> partitions = List.of();

    /** Whether something may be there that was not offered. */
    private boolean work;

    private boolean refused = true;
    private int resumes;
    private int resumesSeen;
    private boolean stopped;

    /**
     * Nothing is offered before the engine resumes for the first time.
     *
     * @param changed called when the engine is willing again
     */
    Offers(String group, MessageReceiver receiver, Runnable changed) {
        this.group = group;
        this.receiver = receiver;
        this.changed = changed;
    }

    void start() {
        Thread thread = new Thread(this::run, "signalbox-kafka-" + group + "-offers");
        thread.setDaemon(true);
        thread.start();
    }

    /** The engine takes messages, for the first time or again. */
    void resume() {
        synchronized (this) {
            resumes++;
            work = true;
            notifyAll();
        }
        changed.run();
    }

    /** These are assigned now; what others hold is not offered any more. */
    synchronized void assigned(Collection<AssignedPartition> partitions) {
        this.partitions = List.copyOf(partitions);
    }

    /** Those whose records are offered. */
    synchronized List<AssignedPartition> assigned() {
        return partitions;
    }

    /** There is something to offer. */
    synchronized void more() {
        work = true;
        notifyAll();
    }

    /** Offers nothing any more; the thread ends. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /** Whether the engine takes messages, as far as is known. */
    synchronized boolean willing() {
        return !stopped && !waitsForEngine();
    }

    private void run() {
        for (List<AssignedPartition> next = next(); next != null; next = next()) {
            offer(next);
        }
    }

    private void offer(List<AssignedPartition> next) {
        try {
            for (AssignedPartition each : next) {
                if (!each.offerAll(receiver)) {
                    refused();
                    return;
                }
            }
        } catch (Throwable unexpected) {
            Duration pause = backoff.after(System.nanoTime());
            log.error(
                    "The group {} could not be offered what was read; it is offered again in {} ms",
                    group,
                    pause.toMillis(),
                    unexpected);
            pause(pause.toMillis());
        }
    }

    /** What to go through; null once this has stopped. */
    private synchronized @Nullable List<AssignedPartition> next() {
        while (!stopped && (!work || waitsForEngine())) {
            try {
                wait();
            } catch (InterruptedException interrupted) {
                log.debug("An interrupt is no reason to stop offering to the group {}", group, interrupted);
            }
        }
        work = false;
        refused = false;
        resumesSeen = resumes;
        return stopped ? null : partitions;
    }

    private boolean waitsForEngine() {
        return refused && resumes == resumesSeen;
    }

    private synchronized void refused() {
        refused = true;
        work = true;
    }

    private synchronized void pause(long millis) {
        work = true;
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = 1; left > 0 && !stopped; left = deadline - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
            } catch (InterruptedException interrupted) {
                log.debug("An interrupt is no reason to stop offering to the group {}", group, interrupted);
            }
        }
    }
}
