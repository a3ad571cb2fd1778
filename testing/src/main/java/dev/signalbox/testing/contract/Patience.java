package dev.signalbox.testing.contract;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what other threads do, as long as it takes, but not for ever. Safe for use by many threads. */
final class Patience {

    private static final long LONGEST_NAP_MILLIS = 10;

    private final Duration bound;
    private final Semaphore bell = new Semaphore(0);

    Patience(Duration bound) {
        this.bound = bound;
    }

    Duration bound() {
        return bound;
    }

    /** Something has happened: whoever waits looks again. */
    void wake() {
        bell.release();
    }

    /**
     * Waits until a condition holds.
     *
     * @param what what is waited for, and what there is instead
     * @throws AssertionError if it does not hold in time
     */
    void await(Supplier<String> what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + bound.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("Waited " + bound + " in vain for " + what.get());
            }
            nap();
        }
    }

    /** What a future completes with. */
    <T> T await(String what, CompletableFuture<T> future) {
        try {
            return future.get(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failure) {
            throw new AssertionError(what + " has failed", failure.getCause());
        } catch (TimeoutException late) {
            throw new AssertionError("Waited " + bound + " in vain for " + what, late);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** What a future fails with. */
    Throwable awaitFailure(String what, CompletableFuture<?> future) {
        try {
            Object value = future.get(bound.toNanos(), TimeUnit.NANOSECONDS);
            throw new AssertionError(what + " has not failed, but is " + value);
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            return cause == null ? failure : cause;
        } catch (TimeoutException late) {
            throw new AssertionError("Waited " + bound + " in vain for the failure of " + what, late);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** Ends in time where nobody wakes: not all that is waited for tells us. */
    private void nap() {
        try {
            if (bell.tryAcquire(LONGEST_NAP_MILLIS, TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private static AssertionError interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new AssertionError("Interrupted while waiting", cause);
    }
}
