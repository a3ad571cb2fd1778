package dev.signalbox;

import org.jspecify.annotations.Nullable;

/** Bytes that are no instance of the type they should be: malformed, missing, wrong-typed or refused by a constructor. */
public class DecodingException extends SignalboxException {

    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String problem;

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
        this.problem = problem;
    }

    /** The JSON pointer (RFC 6901) of what was wrong; for a missing property its own; empty for the document itself. */
    public String pointer() {
        return pointer;
    }

    /** What was wrong, without the place. */
    public String problem() {
        return problem;
    }

    /**
     * The same failure, pointing at the value that was read when it happened, or at something in it.
     *
     * @param value the JSON pointer of that value in the document
     * @return this exception where its pointer begins with that of the value; else another, caused by this one, whose
     *     pointer continues the value's
     */
    public DecodingException inside(String value) {
        boolean isInside = pointer.startsWith(value)
                && (pointer.length() == value.length() || pointer.charAt(value.length()) == '/');
        return isInside ? this : new DecodingException(value + pointer, problem, this);
    }
}
