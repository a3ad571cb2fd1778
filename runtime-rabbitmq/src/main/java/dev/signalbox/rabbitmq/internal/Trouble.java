package dev.signalbox.rabbitmq.internal;

import dev.signalbox.ConfigurationException;
import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.observe.QuietLog;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What fails and is tried again: told when it begins, each minute while it lasts, and when it is over. Used
 * by one thread; the reason is read by any.
 */
final class Trouble {

    private static final QuietLog log = QuietLog.of(Link.class);

    private static final long TELL_AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final String what;
    private final LongSupplier nanoTime;

    private int failures;
    private long began;
    private long told;
    private Instant since = Instant.EPOCH;
    private volatile @Nullable SignalboxException reason;

    /**
     * No trouble so far.
     *
     * @param what it is that is in trouble, as a log line names it
     */
    Trouble(String what) {
        this(what, System::nanoTime);
    }

    Trouble(String what, LongSupplier nanoTime) {
        this.what = what;
        this.nanoTime = nanoTime;
    }

    /** An attempt has failed; it will be tried again. */
    void failed(SignalboxException why) {
        long now = nanoTime.getAsLong();
        reason = why;
        failures++;
        if (failures == 1) {
            began = now;
            told = now;
            since = Instant.now();
            tell("{}: {}; it is tried again until it is", why);
        } else if (now - told >= TELL_AGAIN_NANOS) {
            told = now;
            tell("{}, in trouble since " + since + ": {}; it is tried again", why);
        } else {
            log.debug("{} is still in trouble", what, why);
        }
    }

    /** It is as it should be. */
    void over() {
        if (failures > 0) {
            log.info("{} is back; it was in trouble since {}, {} attempts", what, since, failures);
        }
        failures = 0;
        reason = null;
    }

    /** How many attempts in a row have failed. */
    int failures() {
        return failures;
    }

    /** How long it has lasted. */
    Duration lasting() {
        return failures == 0 ? Duration.ZERO : Duration.ofNanos(nanoTime.getAsLong() - began);
    }

    /** Why the last attempt failed, or null. */
    @Nullable
    SignalboxException reason() {
        return reason;
    }

    /** Whether the last attempt was refused: somebody has to change something. */
    boolean refused() {
        return reason instanceof ConfigurationException;
    }

    private void tell(String format, SignalboxException why) {
        if (why instanceof ConfigurationException) {
            log.error(format, what, why.getMessage());
        } else {
            log.warn(format, what, why.getMessage());
        }
    }
}
