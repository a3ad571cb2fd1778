package dev.signalbox.processor.read;

import dev.signalbox.processor.model.Origin;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * A type that is read does not exist yet: another processor may still make it, so the element waits
 * for the next round.
 */
public final class UnresolvedTypeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Origin origin;
    private final transient Element namedIn;
    private final String type;

    UnresolvedTypeException(Origin origin, String type) {
        this(origin, origin.element(), type);
    }

    private UnresolvedTypeException(Origin origin, Element namedIn, String type) {
        super(type + " at " + namedIn);
        this.origin = origin;
        this.namedIn = namedIn;
        this.type = type;
    }

    /** The same, at the place of what led to the class that names the type. */
    UnresolvedTypeException ledToBy(Origin user) {
        return new UnresolvedTypeException(user, namedIn, type);
    }

    /** Where the type is used, or what uses it. */
    public Origin origin() {
        return origin;
    }

    /** What names the type. */
    public Element namedIn() {
        return namedIn;
    }

    /** What names the type, as messages call it. */
    public String user() {
        return namedIn instanceof TypeElement
                ? namedIn.toString()
                : namedIn.getEnclosingElement() + "." + namedIn.getSimpleName();
    }

    /** The type as it is written in the source. */
    public String type() {
        return type;
    }
}
