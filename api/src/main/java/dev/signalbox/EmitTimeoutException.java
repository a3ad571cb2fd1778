package dev.signalbox;

import org.jspecify.annotations.Nullable;

/** The broker did not confirm an event within the emit timeout; it may have arrived all the same. */
public class EmitTimeoutException extends SignalboxException {

    private static final long serialVersionUID = 1L;

    public EmitTimeoutException(String message) {
        super(message);
    }

    public EmitTimeoutException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
