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
    private volatile @Nullable Thread thread;

    LinkThread(String name) {
        this.name = name;
        this.executor =
                new TimerThread("signalbox-" + name, Long.MAX_VALUE, TimeUnit.NANOSECONDS, made -> thread = made);
    }

    /** Runs something soon; after the end never. */
    void execute(Runnable task) {
        try {
            executor.execute(guarded(task));
        } catch (RejectedExecutionException ended) {
            log.debug("{} has ended", name);
        }
    }

    /** Runs something later; null after the end. */
    @Nullable
    Future<?> later(Runnable task, long millis) {
        try {
            return executor.schedule(guarded(task), millis, TimeUnit.MILLISECONDS);
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

    /** A failure is told in our own words. */
    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (Throwable failure) {
                log.error("The thread of {} has gone on after a failure", name, failure);
            }
        };
    }
}
