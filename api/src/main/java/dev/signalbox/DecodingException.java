package dev.signalbox;

import org.jspecify.annotations.Nullable;

/** Bytes that are no instance of the type they should be: malformed, missing, wrong-typed or refused by a constructor. */
public class DecodingException extends SignalboxException {

    private static final long serialVersionUID = 1L;

    private final String pointer;

    /**
     * @param pointer the JSON pointer (RFC 6901) of what was wrong; empty for the document itself
     * @param problem what was wrong, without the place
     */
    public DecodingException(String pointer, String problem) {
        this(pointer, problem, null);
    }

    /** As {@link #DecodingException(String, String)}, with what caused it. */
    public DecodingException(String pointer, String problem, @Nullable Throwable cause) {
        super(problem + (pointer.isEmpty() ? " (in the document itself)" : " (at " + pointer + ")"), cause);
        this.pointer = pointer;
    }

    /** The JSON pointer (RFC 6901) of what was wrong; for a missing property its own; empty for the document itself. */
    public String pointer() {
        return pointer;
    }
}
