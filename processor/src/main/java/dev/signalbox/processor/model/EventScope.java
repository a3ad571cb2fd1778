package dev.signalbox.processor.model;

/** The constants of {@code dev.signalbox.EventKind}, which is not on the processor's class path. */
public enum EventScope {
    DOMAIN,
    NOTIFICATION,
    STATE_TRANSFER
}
