package dev.signalbox.runtime;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The box's own threads for what users have written: as many as are needed at once, because handlers and
 * callbacks may wait for each other; how many handlers run at once is limited elsewhere. They end when they
 * are idle, and do not keep the process alive.
 */
final class BoxThreads implements Executor {

    private static final long IDLE_SECONDS = 10;

    private final String application;
    private final AtomicInteger numbers = new AtomicInteger();
    private final ThreadPoolExecutor pool;

    BoxThreads(String application) {
        this.application = application;
        this.pool = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    /** Runs a task after the box has closed too, for what must not stay undone. */
    void executeAlways(Runnable task) {
        try {
            pool.execute(task);
        } catch (RejectedExecutionException closed) {
            thread(task).start();
        }
    }

    /** Lets running tasks end, and takes no more. */
    void close() {
        pool.shutdown();
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "signalbox-" + application + "-" + numbers.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
