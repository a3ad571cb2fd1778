package dev.signalbox.runtime.retry;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** An attempt that ran past the handler's timeout. A handler's retry rules may name {@link TimeoutException}. */
public final class AttemptTimeoutException extends TimeoutException {

    private static final long serialVersionUID = 1L;

    /**
     * @param handlerId the handler that was called
     * @param timeout how long it was given
     */
    public AttemptTimeoutException(String handlerId, Duration timeout) {
        super(handlerId + " did not end within " + DurationFormat.of(timeout));
    }
}
