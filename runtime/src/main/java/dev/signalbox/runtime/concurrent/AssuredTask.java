package dev.signalbox.runtime.concurrent;

import dev.signalbox.runtime.time.Scheduler;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A task that is handed to an executor until a thread has begun with it: again after 50 ms where the executor
 * refuses it, in whatever way, and again after a second where it is not begun, as a pool with a discard
 * policy loses tasks without a word; then after twice the time, up to half a minute. It runs once.
 */
public final class AssuredTask implements Runnable {

    private static final Duration AFTER_REFUSAL = Duration.ofMillis(50);
    private static final Duration AFTER_SILENCE = Duration.ofSeconds(1);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final Executor executor;
    private final Scheduler scheduler;
    private final Runnable task;
    private final BooleanSupplier obsolete;
    private final Consumer<? super Throwable> refused;
    private final Consumer<? super Throwable> givenUp;
    private final AtomicBoolean ended = new AtomicBoolean();

    /** One hand-over follows the other, from timer to timer. */
    private Duration silence = AFTER_SILENCE;

    private boolean told;

    /**
     * A task that was not handed over yet.
     *
     * @param task what is run, once
     * @param obsolete whether there is no sense in trying any more; asked before each further try
     * @param refused told once why the executor does not take it
     * @param givenUp run instead of the task where trying is obsolete, or the scheduler has no timer: why
     */
    public AssuredTask(
            Executor executor,
            Scheduler scheduler,
            Runnable task,
            BooleanSupplier obsolete,
            Consumer<? super Throwable> refused,
            Consumer<? super Throwable> givenUp) {
        this.executor = Objects.requireNonNull(executor, "executor");
        this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
        this.task = Objects.requireNonNull(task, "task");
        this.obsolete = Objects.requireNonNull(obsolete, "obsolete");
        this.refused = Objects.requireNonNull(refused, "refused");
        this.givenUp = Objects.requireNonNull(givenUp, "givenUp");
    }

    /** Hands it over, and looks after it; to be called once. Throws only what the task throws, in this thread. */
    public void launch() {
        Duration next;
        try {
            executor.execute(this);
            next = silence;
            silence =
                    silence.multipliedBy(2).compareTo(LONGEST_SILENCE) < 0 ? silence.multipliedBy(2) : LONGEST_SILENCE;
        } catch (Throwable failure) {
            if (ended.get()) {
                throw failure; // the task's own, or no matter
            }
            next = AFTER_REFUSAL;
            tell(failure);
        }
        if (!ended.get()) {
            lookAfter(next);
        }
    }

    @Override
    public void run() {
        if (ended.compareAndSet(false, true)) {
            task.run();
        }
    }

    private void lookAfter(Duration next) {
        try {
            scheduler.watch(next, this::again);
        } catch (Throwable noTimer) {
            giveUp(noTimer);
        }
    }

    private void again() {
        if (ended.get()) {
            return;
        }
        if (obsolete.getAsBoolean()) {
            giveUp(new IllegalStateException("the executor has not begun the task"));
        } else {
            launch();
        }
    }

    private void giveUp(Throwable why) {
        if (ended.compareAndSet(false, true)) {
            givenUp.accept(why);
        }
    }

    private void tell(Throwable failure) {
        if (!told) {
            told = true;
            refused.accept(failure);
        }
    }
}
