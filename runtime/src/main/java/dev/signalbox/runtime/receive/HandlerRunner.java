package dev.signalbox.runtime.receive;

import dev.signalbox.EventContext;
import dev.signalbox.runtime.concurrent.AssuredTask;
import dev.signalbox.runtime.retry.AttemptTimeoutException;
import dev.signalbox.runtime.time.Answers;
import dev.signalbox.runtime.time.Scheduler;
import dev.signalbox.runtime.time.Timer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The only door to a handler: calls it once, and knows when it has really ended. */
final class HandlerRunner {

    private final Scheduler scheduler;
    private final Executor executor;

    /** One that cancels stages in the thread that stops the attempt. */
    HandlerRunner(Scheduler scheduler) {
        this(scheduler, Runnable::run);
    }

    /**
     * One for handlers of any kind.
     *
     * @param executor cancels stages: what is attached to them is the user's, and not for a timer's thread
     */
    HandlerRunner(Scheduler scheduler, Executor executor) {
        this.scheduler = scheduler;
        this.executor = executor;
    }

    /**
     * Prepares one call of a handler.
     *
     * @param end told once, when the attempt has ended: the failure, or null
     */
    <E> Attempt<E> prepare(BoundHandler<E> handler, Consumer<@Nullable Throwable> end) {
        return new Attempt<>(handler, end);
    }

    /** One call of one handler. Its fields are guarded by its monitor. */
    final class Attempt<E> {

        private final BoundHandler<E> handler;
        private final Consumer<@Nullable Throwable> end;

        /** The thread that is inside the handler. */
        private @Nullable Thread inside;

        /** What the handler has returned, where that goes on. */
        private @Nullable CompletionStage<?> stage;

        private @Nullable Throwable stopped;
        private @Nullable Timer timer;
        private boolean ended;

        Attempt(BoundHandler<E> handler, Consumer<@Nullable Throwable> end) {
            this.handler = handler;
            this.end = end;
        }

        /** Calls the handler in this thread; to be called once. */
        void run(E event, EventContext context) {
            startTimer();
            CompletionStage<?> returned;
            enter();
            try {
                returned = handler.binding().call().call(event, context);
            } catch (Throwable failure) {
                leave(null);
                ended(failure);
                return;
            }
            boolean cancel = leave(returned);
            if (returned == null) {
                ended(null);
                return;
            }
            await(returned);
            if (cancel) {
                cancel(returned);
            }
        }

        /**
         * Interrupts the handler, or cancels its stage: the attempt fails, once it has really ended.
         *
         * @param reason what it fails with
         */
        void stop(Throwable reason) {
            CompletionStage<?> running;
            synchronized (this) {
                if (ended || stopped != null) {
                    return;
                }
                stopped = reason;
                running = stage;
                if (inside != null) {
                    inside.interrupt();
                }
            }
            if (running != null) {
                cancelElsewhere(running);
            }
        }

        /** Ends an attempt that could not be made, unless it has ended. */
        void fail(Throwable broken) {
            ended(broken);
        }

        synchronized boolean isInside(Thread thread) {
            return inside == thread;
        }

        private void startTimer() {
            Duration timeout = handler.timeout();
            if (timeout == null) {
                return;
            }
            try {
                timer = scheduler.schedule(timeout, () -> stop(new AttemptTimeoutException(handler.id(), timeout)));
            } catch (RuntimeException schedulerClosed) {
                timer = null; // the box closes, and stops what runs too long itself
            }
        }

        private synchronized void enter() {
            inside = Thread.currentThread();
            if (stopped != null) {
                inside.interrupt();
            }
        }

        /** From here on nobody interrupts this thread; true if the attempt was stopped inside. */
        private synchronized boolean leave(@Nullable CompletionStage<?> returned) {
            inside = null;
            stage = returned;
            Thread.interrupted(); // whoever set it meant the handler
            return stopped != null;
        }

        private void await(CompletionStage<?> returned) {
            try {
                // A stage may be a CompletableFuture that refuses to be asked, so it is not asked.
                Answers.tell(returned, (result, failure) -> ended(failure));
            } catch (Throwable brokenStage) {
                ended(brokenStage);
            }
        }

        private void ended(@Nullable Throwable failure) {
            Throwable outcome = failure;
            synchronized (this) {
                if (ended) {
                    return; // a stage that completes twice
                }
                ended = true;
                if (stopped != null) {
                    outcome = stopped;
                }
            }
            tidyUp(failure, outcome);
            end.accept(outcome);
        }

        /** Nothing of this changes how the attempt has ended. */
        private void tidyUp(@Nullable Throwable failure, @Nullable Throwable outcome) {
            try {
                if (timer != null) {
                    timer.cancel();
                }
                if (failure != null && outcome != null && outcome != failure) {
                    outcome.addSuppressed(failure);
                }
            } catch (Throwable untidy) {
                return;
            }
        }

        /** Where no thread is to be had, this one does: a stage that is never cancelled may never end. */
        private void cancelElsewhere(CompletionStage<?> running) {
            try {
                new AssuredTask(
                                executor,
                                scheduler,
                                () -> cancel(running),
                                () -> false,
                                refused -> {},
                                noThread -> cancel(running))
                        .launch();
            } catch (Throwable noMemory) {
                cancel(running);
            }
        }

        /** A stage that cannot be cancelled ends when it ends. */
        private static void cancel(CompletionStage<?> running) {
            try {
                running.toCompletableFuture().cancel(true);
            } catch (Throwable notCancellable) {
                return;
            }
        }
    }
}
