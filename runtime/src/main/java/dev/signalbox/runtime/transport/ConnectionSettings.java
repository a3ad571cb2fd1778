package dev.signalbox.runtime.transport;

import java.time.Duration;
import java.util.Objects;

/**
 * What a box tells its connections.
 *
 * @param application the application's name, for client ids and thread names
 * @param startTimeout how long the broker may take to answer for the first time
 * @param drainTimeout how long closing may take
 */
public record ConnectionSettings(String application, Duration startTimeout, Duration drainTimeout) {
    public ConnectionSettings {
        Objects.requireNonNull(application, "application");
        Objects.requireNonNull(startTimeout, "startTimeout");
        Objects.requireNonNull(drainTimeout, "drainTimeout");
    }
}
