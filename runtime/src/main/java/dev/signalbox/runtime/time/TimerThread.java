package dev.signalbox.runtime.time;

import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One daemon thread with timers, which outlives an exhausted heap: between two tasks it needs no memory. The JDK's own
 * executors do, so that their thread may end, or forget who was to wake it, and what waits is never run. What a task
 * throws goes to the thread's uncaught exception handler, and the thread goes on; a task that was out of memory is run
 * again. Safe for use by many threads.
 */
public final class TimerThread implements Executor {

    /** Longer delays overflow the comparison of due times. */
    private static final long LONGEST_NANOS = Long.MAX_VALUE / 4;

    /** After how long a task is run again that was out of memory. */
    private static final long SCARCE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final String name;
    private final long idleNanos;
    private final Consumer<? super Thread> made;

    /** Guarded by the monitor, as what follows. */
    private final TreeSet<Task> tasks = new TreeSet<>();

    private long numbers;
    private boolean closed;
    private @Nullable Thread thread;

    /**
     * A thread that starts with its first task, and ends with {@link #shutdown()}.
     *
     * @param name the name of the thread
     */
    public TimerThread(String name) {
        this(name, Long.MAX_VALUE, TimeUnit.NANOSECONDS, thread -> {});
    }

    /**
     * A thread that starts with its first task, ends when it is idle, and starts again.
     *
     * @param name the name of the thread
     * @param idle after how long without a task it ends
     * @param made told of each thread before it starts
     */
    public TimerThread(String name, long idle, TimeUnit unit, Consumer<? super Thread> made) {
        this.name = name;
        this.idleNanos = unit.toNanos(idle);
        this.made = made;
        ScarceMemory.prepare();
    }

    /**
     * Runs a task soon, after those that are due before.
     *
     * @throws RejectedExecutionException after {@link #shutdown()}
     */
    @Override
    public void execute(Runnable task) {
        add(new Task(task, 0));
    }

    /**
     * Runs a task later, unless it is cancelled.
     *
     * @param delay how long from now; zero or less is as soon as possible
     * @throws RejectedExecutionException after {@link #shutdown()}
     */
    public Future<?> schedule(Runnable task, long delay, TimeUnit unit) {
        Task later = new Task(task, 0);
        later.due += nanos(delay, unit);
        add(later);
        return later;
    }

    /**
     * Runs a task again and again until the end, whatever it throws, each time so long after it has run.
     *
     * @throws RejectedExecutionException after {@link #shutdown()}
     */
    public void every(Runnable task, long delay, TimeUnit unit) {
        Task again = new Task(task, Math.max(1, nanos(delay, unit)));
        again.due += again.delay;
        add(again);
    }

    /** What is due is still run, what is to come later is not, and nothing more is taken; idempotent. */
    public synchronized void shutdown() {
        closed = true;
        long now = System.nanoTime();
        tasks.removeIf(task -> task.due - now > 0);
        notifyAll();
    }

    /** Nothing is run any more, and what runs is interrupted; idempotent. */
    public synchronized void shutdownNow() {
        closed = true;
        tasks.clear();
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
        notifyAll();
    }

    /**
     * Waits until nothing runs any more, after a shutdown.
     *
     * @return false if the time was over before
     * @throws InterruptedException if this thread was interrupted
     */
    public synchronized boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + nanos(timeout, unit);
        while (thread != null) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    private static long nanos(long delay, TimeUnit unit) {
        return Math.max(0, Math.min(unit.toNanos(delay), LONGEST_NANOS));
    }

    private synchronized void add(Task task) {
        if (closed) {
            throw new RejectedExecutionException("The thread " + name + " has been told to end");
        }
        tasks.add(task);
        try {
            start();
        } catch (Throwable noThread) {
            tasks.remove(task);
            throw noThread;
        }
        if (tasks.first() == task) {
            notifyAll();
        }
    }

    private void start() {
        if (thread != null) {
            return;
        }
        Thread next = new Thread(this::run, name);
        next.setDaemon(true);
        made.accept(next);
        thread = next;
        try {
            next.start();
        } catch (Throwable noThread) {
            thread = null;
            throw noThread;
        }
    }

    private void run() {
        boolean goOn = true;
        while (goOn) {
            try {
                Task next = next();
                goOn = next != null;
                if (next != null) {
                    next.runNow();
                }
            } catch (Throwable failure) {
                report(failure);
            }
        }
    }

    /** Waits for the next task; null where this thread is to end. */
    private synchronized @Nullable Task next() {
        long idleSince = System.nanoTime();
        while (true) {
            long now = System.nanoTime();
            Task first = tasks.isEmpty() ? null : tasks.first();
            if (first != null && first.due - now <= 0) {
                tasks.remove(first); // polling it would need memory
                first.begin();
                return first;
            }
            if (first == null && (closed || now - idleSince >= idleNanos)) {
                thread = null;
                notifyAll();
                return null;
            }
            await(first != null ? first.due - now : idleNanos - (now - idleSince));
        }
    }

    private void await(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        } catch (InterruptedException meantForTheTaskBefore) {
            return; // whoever wants the thread to end says so
        }
    }

    private static void report(Throwable failure) {
        try {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
        } catch (Throwable deaf) {
            return; // it changes nothing for the others
        }
    }

    /** Done, as a future, once it has run; what it runs is its own. */
    private final class Task extends FutureTask<@Nullable Void> implements Comparable<Task> {

        private final Runnable what;
        private final long delay;
        private final long number;

        /** Guarded by the monitor of the timer thread, as what follows. */
        private long due = System.nanoTime();

        private boolean begun;

        /**
         * A task that is due.
         *
         * @param delay how long after a run it runs again; 0: never
         */
        Task(Runnable what, long delay) {
            super(() -> null);
            this.what = what;
            this.delay = delay;
            synchronized (TimerThread.this) {
                this.number = numbers++;
            }
        }

        /** By when they are due, as counters are compared that may overflow; of two at once, the earlier made. */
        @Override
        public int compareTo(Task other) {
            long later = due - other.due;
            return later == 0 ? Long.compare(number, other.number) : Long.signum(later);
        }

        void begin() {
            begun = true;
        }

        /** Where memory is out it may have done nothing at all, and is run again. */
        void runNow() {
            Thread.interrupted(); // meant for the one before, if for anyone
            long next = delay;
            try {
                what.run();
            } catch (OutOfMemoryError exhausted) {
                next = SCARCE_NANOS;
                report(exhausted);
            } catch (Throwable failure) {
                report(failure);
            }
            if (next == 0) {
                run(); // does nothing but that it is done
            } else {
                again(next);
            }
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            synchronized (TimerThread.this) {
                tasks.remove(this);
                return !begun && super.cancel(false);
            }
        }

        private void again(long nanos) {
            for (int tries = 0; ; tries++) {
                try {
                    synchronized (TimerThread.this) {
                        due = System.nanoTime() + nanos;
                        begun = false;
                        if (!closed) {
                            tasks.add(this);
                        }
                    }
                    return;
                } catch (OutOfMemoryError exhausted) {
                    if (!ScarceMemory.waitFor(tries)) {
                        throw exhausted;
                    }
                }
            }
        }
    }
}
