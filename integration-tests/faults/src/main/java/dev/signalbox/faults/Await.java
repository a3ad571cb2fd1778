package dev.signalbox.faults;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what other threads and processes do. */
public final class Await {

    private static final Duration BOUND = Duration.ofSeconds(90);

    private Await() {}

    /**
     * Waits until a condition holds.
     *
     * @throws AssertionError if it does not within a minute and a half
     */
    public static void until(Supplier<String> what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + BOUND.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("Waited " + BOUND + " in vain for " + what.get());
            }
            pause(10);
        }
    }

    /** Lets time pass, for faults that come at a moment of their own. */
    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting", interrupted);
        }
    }
}
