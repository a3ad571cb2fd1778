package dev.signalbox.processor.model;

/** From where a class can be seen, its enclosing classes considered. */
public enum Access {
    /** From everywhere. */
    PUBLIC,

    /** From its package. */
    PACKAGE,

    /** From its outermost class. */
    PRIVATE
}
