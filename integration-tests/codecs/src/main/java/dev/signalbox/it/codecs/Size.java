package dev.signalbox.it.codecs;

/** An enum whose constants are called on the wire as they are in the source. */
public enum Size {
    SMALL,
    MEDIUM,
    LARGE;

    /** Not what is written. */
    @Override
    public String toString() {
        return "size " + name();
    }
}
