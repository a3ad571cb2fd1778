package dev.signalbox.testing.transport;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** One kind of fault: whether it happens, call by call. Its own random numbers, so that it does not depend on the others. */
final class Chance {

    private final double probability;
    private final Random random;
    private final AtomicLong happened = new AtomicLong();

    Chance(double probability, long seed) {
        this.probability = probability;
        this.random = new Random(seed);
    }

    boolean strikes() {
        boolean strikes = random.nextDouble() < probability;
        if (strikes) {
            happened.incrementAndGet();
        }
        return strikes;
    }

    /** How often it has happened. */
    long happened() {
        return happened.get();
    }
}
