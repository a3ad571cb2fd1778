package dev.signalbox.runtime;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The box's own threads for handlers: as many as are needed at once, because handlers may wait for each
 * other; how many run at once is limited elsewhere. They end when they are idle, and do not keep the
 * process alive.
 */
final class BoxThreads implements Executor {

    private static final long IDLE_SECONDS = 10;

    private final AtomicInteger numbers = new AtomicInteger();
    private final ThreadPoolExecutor pool;

    BoxThreads(String application) {
        this.pool = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "signalbox-" + application + "-" + numbers.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    /** Lets running tasks end, and takes no more. */
    void close() {
        pool.shutdown();
    }
}
