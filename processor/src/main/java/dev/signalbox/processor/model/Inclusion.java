package dev.signalbox.processor.model;

/** When a component is left out of the payload: Jackson's {@code JsonInclude.Include}. */
public enum Inclusion {
    /** Never. */
    ALWAYS,
    /** Where it is null. */
    NON_NULL,
    /** Where it is null, or an empty {@code Optional}. */
    NON_ABSENT,
    /** Where it is null, or an empty text, collection or {@code Optional}. */
    NON_EMPTY,
    /** Where it is null, empty, zero or false. */
    NON_DEFAULT
}
