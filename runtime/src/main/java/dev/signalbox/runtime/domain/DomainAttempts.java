package dev.signalbox.runtime.domain;

import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.concurrent.AssuredTask;
import dev.signalbox.runtime.retry.DeliveryDecision;
import dev.signalbox.runtime.time.TimerGroup;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one handler at one event, from the end of the first on. One attempt at a time: the
 * scheduler and the executor hand it from thread to thread.
 */
final class DomainAttempts<E extends Record> implements TimerGroup.Waiting {

    private final DomainRun<E> run;
    private final E event;
    private final int index;
    private final DomainRetries retries;

    /** Whether the closing box waits for this one. */
    private final boolean counted;

    /** The attempt that runs or has ended last. */
    private int attempt = 1;

    DomainAttempts(DomainRun<E> run, E event, int index) {
        this.run = run;
        this.event = event;
        this.index = index;
        this.retries = run.channel().retries();
        this.counted = retries.gate().enter();
    }

    DomainHandler<E> handler() {
        return run.channel().handler(index);
    }

    DomainContext context() {
        return run.context(event, index, attempt);
    }

    /** Waits for the stage that ends the current attempt. */
    void await(CompletionStage<?> stage) {
        AtomicBoolean ended = new AtomicBoolean();
        try {
            stage.whenComplete((result, failure) -> {
                if (ended.compareAndSet(false, true)) {
                    ended(failure);
                }
            });
        } catch (Throwable brokenStage) {
            if (ended.compareAndSet(false, true)) {
                ended(brokenStage);
            }
        }
    }

    /** The current attempt has ended; whatever is thrown here, the handler has an end. */
    void ended(@Nullable Throwable failure) {
        if (failure == null) {
            end(null);
            return;
        }
        try {
            decide(failure);
        } catch (Throwable broken) {
            failedForGood("FATAL", failure);
        }
    }

    private void decide(Throwable failure) {
        retries.counters().failed();
        DomainHandler<E> handler = handler();
        DeliveryDecision decision = DeliveryDecision.afterFailure(
                failure, attempt, handler.policy(), handler.classifier(), retries.random());
        if (decision instanceof DeliveryDecision.RetryAfter retry) {
            retries.schedule(this, retry.delay(), failure);
        } else if (decision instanceof DeliveryDecision.DeadLetter dead) {
            failedForGood(dead.kind().name(), dead.cause());
        } else if (decision instanceof DeliveryDecision.PassOn exhausted) {
            failedForGood("FATAL", exhausted.error());
            passOn(exhausted.error());
        }
    }

    /** The executor may be busy, or lose it: the next attempt begins when it can. */
    @Override
    public void due() {
        new AssuredTask(
                        retries.settings().executor(),
                        retries.settings().scheduler(),
                        this::again,
                        () -> retries.gate().isClosed(),
                        refused -> retries.tellNoThread(this, refused),
                        noThread -> failedForGood("NOT_RETRIED", noThread))
                .launch();
    }

    @Override
    public void cutShort() {
        failedForGood(
                "NOT_RETRIED",
                new SignalboxException("The box " + retries.settings().application()
                        + " was closed before the handler could be tried again"));
    }

    private void again() {
        attempt++;
        @Nullable CompletionStage<?> stage;
        try {
            retries.counters().retried();
            retries.enter();
            stage = new ObservedCall<>(handler(), retries.settings()).call(event, context());
        } catch (Throwable failure) {
            ended(failure);
            return;
        } finally {
            retries.leave();
        }
        if (stage == null) {
            ended(null);
        } else {
            await(stage);
        }
    }

    private void failedForGood(String reason, Throwable cause) {
        try {
            retries.tellFailedForGood(this, reason, cause);
        } catch (Throwable untold) {
            DomainRetries.untold(untold);
        }
        end(cause);
    }

    private void end(@Nullable Throwable failure) {
        try {
            run.ended(failure);
        } finally {
            if (counted) {
                retries.gate().leave();
            }
        }
    }

    private static void passOn(Throwable error) {
        try {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
        } catch (Throwable deaf) {
            return; // nobody is left to know
        }
    }
}
