package dev.signalbox.rabbitmq.internal;

import dev.signalbox.runtime.observe.QuietLog;
import dev.signalbox.runtime.time.TimerThread;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The one thread that owns a connection. A task that fails is told, and the thread goes on. */
final class LinkThread {

    private static final QuietLog log = QuietLog.of(LinkThread.class);

    private final String name;
    private final TimerThread executor;
    private final Runnable outOfMemory;
    private volatile @Nullable Thread thread;

    /**
     * A thread that starts with its first task.
     *
     * @param outOfMemory called when a task could not be done, or handed over, for want of memory; by any thread
     */
    LinkThread(String name, Runnable outOfMemory) {
        this.name = name;
        this.outOfMemory = outOfMemory;
        this.executor =
                new TimerThread("signalbox-" + name, Long.MAX_VALUE, TimeUnit.NANOSECONDS, made -> thread = made);
    }

    /** Runs something soon; after the end never. Returns whether there was memory to remember it. */
    boolean execute(Runnable task) {
        try {
            executor.execute(guarded(task));
        } catch (OutOfMemoryError exhausted) {
            outOfMemory.run();
            return false;
        } catch (RejectedExecutionException ended) {
            log.debug("{} has ended", name);
        }
        return true;
    }

    /** Runs something later; null after the end, or for want of memory. */
    @Nullable
    Future<?> later(Runnable task, long millis) {
        try {
            return executor.schedule(guarded(task), millis, TimeUnit.MILLISECONDS);
        } catch (OutOfMemoryError exhausted) {
            outOfMemory.run();
            return null;
        } catch (RejectedExecutionException ended) {
            log.debug("{} has ended", name);
            return null;
        }
    }

    /** Runs something again and again. */
    void every(Runnable task, long millis) {
        executor.every(guarded(task), millis, TimeUnit.MILLISECONDS);
    }

    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    /** What was handed over is still run; what is to come later is not. */
    void end() {
        executor.shutdown();
    }

    /** A failure is told in our own words. A task that was out of memory may be half done, and is run again. */
    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (Throwable failure) {
                if (failure instanceof OutOfMemoryError) {
                    outOfMemory.run();
                    throw failure;
                }
                log.error("The thread of {} has gone on after a failure", name, failure);
            }
        };
    }
}
