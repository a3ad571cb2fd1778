package dev.signalbox.processor.model;

/**
 * A subtype of a sealed interface that its codec cannot write.
 *
 * @param label the subtype as messages call it
 * @param reason what is wrong with it
 * @param origin the subtype
 */
public record StraySubtype(String label, Reason reason, Origin origin) {

    /** What is wrong with a subtype. */
    public enum Reason {
        /** It is a class, an enum or an open interface. */
        NO_RECORD,
        /** Its type parameters are not those of the interface. */
        OTHER_ARGUMENTS,
        /** The codec's package cannot see it. */
        NOT_VISIBLE,
        /** Its codec is written by hand, so that the discriminating property has no place. */
        HAND_WRITTEN
    }
}
