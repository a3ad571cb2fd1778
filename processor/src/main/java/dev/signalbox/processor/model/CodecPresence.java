package dev.signalbox.processor.model;

/** Where the codec of an event comes from. */
public enum CodecPresence {
    /** It is generated in this compilation. */
    GENERATED_HERE,

    /** It was generated when the event's own module was compiled. */
    IN_A_JAR,

    /** There is none: the event's module was compiled without the processor. */
    MISSING
}
