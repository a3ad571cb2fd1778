package dev.signalbox.processor.read;

import dev.signalbox.processor.model.Origin;

/**
 * A type that is read does not exist yet: another processor may still make it, so the element waits
 * for the next round.
 */
public final class UnresolvedTypeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Origin origin;
    private final String type;

    public UnresolvedTypeException(Origin origin, String type) {
        super(type + " at " + origin.element());
        this.origin = origin;
        this.type = type;
    }

    /** Where the type is used. */
    public Origin origin() {
        return origin;
    }

    /** The type as it is written in the source. */
    public String type() {
        return type;
    }
}
