package dev.signalbox;

import org.jspecify.annotations.Nullable;

/** Thrown by a handler to send an event to the dead letters at once, without a retry. */
public class RejectEventException extends SignalboxException {

    private static final long serialVersionUID = 1L;

    public RejectEventException(String message) {
        super(message);
    }

    public RejectEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
