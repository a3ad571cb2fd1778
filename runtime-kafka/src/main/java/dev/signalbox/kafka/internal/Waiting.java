package dev.signalbox.kafka.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what may not come. */
final class Waiting {

    private Waiting() {}

    /** Waits for an end, good or bad, until a nano time at most. */
    static void until(CompletableFuture<?> end, long deadline) {
        try {
            end.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException notInTime) {
            return; // whose end it is tells what has become of it
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
