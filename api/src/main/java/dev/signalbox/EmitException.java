package dev.signalbox;

import org.jspecify.annotations.Nullable;

/** An event could not be sent: the broker refused it, its topic could not be filled, or it could not be written. */
public class EmitException extends SignalboxException {

    private static final long serialVersionUID = 1L;

    public EmitException(String message) {
        super(message);
    }

    public EmitException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
