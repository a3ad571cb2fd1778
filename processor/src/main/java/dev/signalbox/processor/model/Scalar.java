package dev.signalbox.processor.model;

/** The types that can be a key, fill a topic placeholder, or take a topic parameter. */
public enum Scalar {
    STRING,
    UUID,
    BYTE,
    SHORT,
    INT,
    LONG,
    ENUM,

    /** Any other type. */
    NONE
}
