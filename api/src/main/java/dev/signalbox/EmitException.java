package dev.signalbox;

import org.jspecify.annotations.Nullable;

/** An event could not be sent: the broker refused it, its topic could not be filled, or it could not be written. */
public class EmitException extends SignalboxException {

    private static final long serialVersionUID = 1L;

    /** Whether the same emit may succeed later. */
    private final boolean retriable;

    public EmitException(String message) {
        this(message, null);
    }

    public EmitException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    /**
     * An emit that failed.
     *
     * @param retriable whether the same emit may succeed later, as after an outage of the broker
     */
    public EmitException(String message, @Nullable Throwable cause, boolean retriable) {
        super(message, cause);
        this.retriable = retriable;
    }

    /** Whether the same emit may succeed later, as far as the transport can tell; false where it cannot. */
    public boolean retriable() {
        return retriable;
    }
}
