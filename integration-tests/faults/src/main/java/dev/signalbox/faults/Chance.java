package dev.signalbox.faults;

import java.util.Random;

/** Random numbers from a seed: {@code -Dsignalbox.seed=…}, or a new one. */
public final class Chance {

    private final long seed = Long.getLong("signalbox.seed", System.nanoTime());
    private final Random random = new Random(seed);

    /** Where the numbers come from. */
    public long seed() {
        return seed;
    }

    /** Random numbers for a thread of its own. */
    public Random another() {
        return new Random(random.nextLong());
    }

    /** A number between two, which are among those it may be. */
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }
}
