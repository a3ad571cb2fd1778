package dev.signalbox.runtime.retry;

/** What a failure of an attempt means for the event. */
public enum FailureKind {
    /** The handler failed; it is retried as its policy says. */
    HANDLER_FAILED,

    /** The attempt ran past its time; it is retried as its policy says. */
    TIMED_OUT,

    /** The handler refused the event; it is never retried. */
    REJECTED,

    /** The process is out of memory, which is no failure of the handler: the policy does not count it. */
    FATAL
}
