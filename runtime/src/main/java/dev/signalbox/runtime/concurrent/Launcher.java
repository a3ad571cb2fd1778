package dev.signalbox.runtime.concurrent;

import dev.signalbox.runtime.time.ScarceMemory;
import dev.signalbox.runtime.time.Scheduler;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Hands workers to the underlying executor, which may be anybody's: it may refuse them in any way, run them
 * in this thread, or take them and lose them. Whatever it does, the search that was counted ends.
 */
final class Launcher {

    private static final Duration RELAUNCH_DELAY = Duration.ofMillis(50);

    private final KeyedExecutor workers;
    private final Executor executor;
    private final Scheduler scheduler;
    private final Consumer<? super Throwable> onRejected;
    private final LaunchWatch watch;
    private final AtomicBoolean relaunching = new AtomicBoolean();

    Launcher(KeyedExecutor workers, Executor executor, Scheduler scheduler, Consumer<? super Throwable> onRejected) {
        this.workers = workers;
        this.executor = Objects.requireNonNull(executor, "executor");
        this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
        this.onRejected = Objects.requireNonNull(onRejected, "onRejected");
        this.watch = new LaunchWatch(this, scheduler);
    }

    /** Hands on a worker that holds a place; false if there is none to run it, so that the place is free. */
    boolean launch() {
        LaneWorker worker = null;
        try {
            worker = new LaneWorker(workers);
            workers.searchBegins();
            executor.execute(worker);
        } catch (Throwable failure) {
            if (worker != null && !worker.take()) {
                if (worker.isThisThread()) {
                    throw failure; // the executor runs in this thread, and it was a task that threw
                }
                return true; // another thread has begun with it, whatever the executor says
            }
            if (worker != null) {
                workers.searchEnds();
            }
            relaunchLater(failure);
            return false;
        }
        watch.launched(worker);
        return true;
    }

    void workerBegun() {
        watch.begun();
    }

    void workerLost() {
        workers.workerLost();
    }

    void replaceLostWorkers(Throwable reason) {
        tell(reason);
        workers.relaunch();
    }

    private void relaunchLater(Throwable noThread) {
        if (relaunching.compareAndSet(false, true)) {
            if (!relaunchIsScheduled()) {
                relaunching.set(false); // nothing is left but the next task that comes
            }
            tell(noThread);
        }
    }

    /** False where the scheduler is closed, or broken. */
    private boolean relaunchIsScheduled() {
        for (int tries = 0; ; tries++) {
            try {
                scheduler.schedule(RELAUNCH_DELAY, () -> {
                    relaunching.set(false);
                    workers.relaunch();
                });
                return true;
            } catch (OutOfMemoryError exhausted) {
                if (!ScarceMemory.waitFor(tries)) {
                    return false;
                }
            } catch (Throwable noTimer) {
                return false;
            }
        }
    }

    private void tell(Throwable noThread) {
        try {
            onRejected.accept(noThread);
        } catch (Throwable deaf) {
            return; // whoever is told changes nothing
        }
    }
}
