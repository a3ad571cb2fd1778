package dev.signalbox;

/** How far an event travels. */
public enum EventKind {
    /** Handled inside the process that raised it; the object itself is handed over, never serialized. */
    DOMAIN,

    /** Tells other services that something happened; goes to a transport. */
    NOTIFICATION,

    /** Carries the state itself, so that consumers need not ask back; goes to a transport. */
    STATE_TRANSFER
}
