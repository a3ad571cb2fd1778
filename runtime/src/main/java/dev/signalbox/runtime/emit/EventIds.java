package dev.signalbox.runtime.emit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Makes event ids: UUIDs in the shape of version 4. A counter is spread over all bits by two bijections
 * whose secrets are drawn once, so that no two ids of a process are equal, and those of two processes are
 * as unlikely to be as random ones. Not a source of secrets.
 */
public final class EventIds implements Supplier<String> {

    private static final Path SYSTEM_RANDOM = Path.of("/dev/urandom");
    private static final int SEED_BYTES = 2 * Long.BYTES;

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private static final long VERSION_MASK = 0xF000L;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_MASK = 0xC000000000000000L;
    private static final long VARIANT_RFC_4122 = 0x8000000000000000L;

    private final long highSecret;
    private final long lowSecret;
    private final AtomicLong counter = new AtomicLong();

    /** A source of ids of its own. */
    public EventIds() {
        ByteBuffer seed = ByteBuffer.wrap(seed());
        highSecret = seed.getLong();
        lowSecret = seed.getLong();
    }

    @Override
    public String get() {
        long number = counter.getAndIncrement() * GOLDEN_GAMMA;
        long high = mixed(highSecret + number);
        long low = mixed(lowSecret ^ number);
        return new UUID((high & ~VERSION_MASK) | VERSION_4, (low & ~VARIANT_MASK) | VARIANT_RFC_4122).toString();
    }

    /**
     * Random bytes of the system's. Where it offers them as a file they are read from there, as {@link
     * SecureRandom} does after it has set up the security providers, which takes longer than the rest of a box.
     */
    private static byte[] seed() {
        try (InputStream random = Files.newInputStream(SYSTEM_RANDOM)) {
            byte[] seed = random.readNBytes(SEED_BYTES);
            if (seed.length == SEED_BYTES) {
                return seed;
            }
        } catch (IOException notThere) {
            // Not every system has the file.
        }
        byte[] seed = new byte[SEED_BYTES];
        new SecureRandom().nextBytes(seed);
        return seed;
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014): every bit depends on every bit. */
    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
