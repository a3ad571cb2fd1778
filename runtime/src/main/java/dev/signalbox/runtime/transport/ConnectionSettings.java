package dev.signalbox.runtime.transport;

import java.time.Duration;
import java.util.Objects;

/**
 * What a box tells its connections.
 *
 * @param application the application's name, for client ids and thread names
 * @param startTimeout how long the broker may take to answer for the first time
 * @param drainTimeout how long closing may take
 * @param emitTimeout how long an emit may take; publishing is not to hold its caller up for longer
 */
public record ConnectionSettings(
        String application, Duration startTimeout, Duration drainTimeout, Duration emitTimeout) {

    private static final Duration DEFAULT_EMIT_TIMEOUT = Duration.ofSeconds(30);

    /** With a box's default emit timeout, 30 seconds. */
    public ConnectionSettings(String application, Duration startTimeout, Duration drainTimeout) {
        this(application, startTimeout, drainTimeout, DEFAULT_EMIT_TIMEOUT);
    }

    public ConnectionSettings {
        Objects.requireNonNull(application, "application");
        Objects.requireNonNull(startTimeout, "startTimeout");
        Objects.requireNonNull(drainTimeout, "drainTimeout");
        Objects.requireNonNull(emitTimeout, "emitTimeout");
    }
}
