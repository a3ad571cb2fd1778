package dev.signalbox.runtime.retry;

/** What a failure of an attempt means for the event. */
public enum FailureKind {
    /** The handler failed; it is retried as its policy says. */
    HANDLER_FAILED,

    /** The attempt ran past its time; it is retried as its policy says. */
    TIMED_OUT,

    /** The handler refused the event; it is never retried. */
    REJECTED,

    /** The bytes are no such event; they are never tried again. */
    MALFORMED,

    /** The process itself is broken, not the event: out of memory, or a class that cannot be linked. */
    FATAL
}
