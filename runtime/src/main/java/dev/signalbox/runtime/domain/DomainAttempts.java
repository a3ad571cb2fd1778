package dev.signalbox.runtime.domain;

import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.retry.DeliveryDecision;
import dev.signalbox.runtime.time.TimerGroup;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
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

    /** The current attempt has ended. */
    void ended(@Nullable Throwable failure) {
        if (failure == null) {
            end(null);
            return;
        }
        retries.counters().failed();
        DomainHandler<E> handler = handler();
        DeliveryDecision decision = DeliveryDecision.afterFailure(
                failure, attempt, handler.policy(), handler.classifier(), retries.random());
        if (decision instanceof DeliveryDecision.RetryAfter retry) {
            retries.schedule(this, retry.delay(), failure);
        } else if (decision instanceof DeliveryDecision.DeadLetter dead) {
            failedForGood(dead.kind().name(), dead.cause());
        } else if (decision instanceof DeliveryDecision.PassOn broken) {
            failedForGood("FATAL", broken.error());
            passOn(broken.error());
        }
    }

    @Override
    public void due() {
        try {
            retries.settings().executor().execute(this::again);
        } catch (RejectedExecutionException noThread) {
            failedForGood("NOT_RETRIED", noThread);
        }
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
        retries.counters().retried();
        @Nullable CompletionStage<?> stage;
        retries.enter();
        try {
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
        retries.tellFailedForGood(this, reason, cause);
        end(cause);
    }

    private void end(@Nullable Throwable failure) {
        run.ended(failure);
        if (counted) {
            retries.gate().leave();
        }
    }

    private static void passOn(Throwable error) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
    }
}
