package dev.signalbox;

import org.jspecify.annotations.Nullable;

/** A wiring or an option that cannot work; the message says what to change. */
public class ConfigurationException extends SignalboxException {

    private static final long serialVersionUID = 1L;

    public ConfigurationException(String message) {
        super(message);
    }

    public ConfigurationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
