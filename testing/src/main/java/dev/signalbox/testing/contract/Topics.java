package dev.signalbox.testing.contract;

import java.security.SecureRandom;
import java.util.Random;

/**
 * The names of one case, which no other has used: a broker may be full of what others left.
 *
 * @param prefix what all of them begin with
 */
record Topics(String prefix) {

    private static final Random RANDOM = new SecureRandom();

    static Topics unique() {
        return new Topics("sbc-" + Long.toString(RANDOM.nextLong() >>> 1, Character.MAX_RADIX));
    }

    /** Where notes and memos go. */
    String notes() {
        return prefix + ".notes";
    }

    /** Where the sightings of a region go; of a pattern's text where that is given. */
    String sightings(String region) {
        return prefix + ".sightings." + region + ".birds";
    }

    /** A further topic. */
    String topic(String name) {
        return prefix + "." + name;
    }

    /** A consumer group, or application. */
    String group(String name) {
        return prefix + "-" + name;
    }
}
