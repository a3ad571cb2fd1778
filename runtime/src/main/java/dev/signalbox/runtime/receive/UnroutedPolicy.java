package dev.signalbox.runtime.receive;

/** What happens to an event on a topic that is read, of a type that no handler takes. */
public enum UnroutedPolicy {
    /** It is counted and settled. */
    IGNORE,

    /** It becomes a dead letter of its group. */
    DEAD_LETTER
}
