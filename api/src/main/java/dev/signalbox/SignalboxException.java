package dev.signalbox;

import org.jspecify.annotations.Nullable;

/** The root of what Signalbox throws. */
public class SignalboxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SignalboxException(String message) {
        super(message);
    }

    public SignalboxException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
