package dev.signalbox.benchmarks.broker;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Counts messages that the broker has confirmed. */
public final class Confirmations {

    private final long begin = System.nanoTime();
    private final CountDownLatch left;
    private volatile @Nullable Throwable failure;

    public Confirmations(int expected) {
        this.left = new CountDownLatch(expected);
    }

    /** One more, once this is complete. */
    public void count(CompletionStage<?> confirmation) {
        confirmation.whenComplete((nothing, failure) -> confirmed(failure));
    }

    /** One more; null if it went well. */
    public void confirmed(@Nullable Throwable failure) {
        if (failure != null) {
            this.failure = failure;
        }
        left.countDown();
    }

    /** How long it took since the beginning, in nanoseconds. */
    public long await() throws InterruptedException {
        if (!left.await(5, TimeUnit.MINUTES)) {
            throw new IllegalStateException(left.getCount() + " messages were not confirmed in five minutes");
        }
        if (failure != null) {
            throw new IllegalStateException("A message was refused", failure);
        }
        return System.nanoTime() - begin;
    }
}
