package dev.signalbox.processor.diagnostic;

import dev.signalbox.processor.model.Origin;

/**
 * Everything that the processors can say, one constant for each message. A message says what is wrong,
 * on what, and what to do; {@code docs/problems.md} has a section for each code.
 *
 * <p>SB001 to SB099 are events and wiring, SB101 to SB199 codecs.
 */
public enum Problem {

    // Any element.

    UNRESOLVED_TYPE(
            "SB098",
            Severity.ERROR,
            "%s uses %s, which does not exist: import it, or check the processor that makes it"),
    GENERATED_NAME_COLLIDES(
            "SB097",
            Severity.ERROR,
            "%s is generated from %s, but a class of that name exists already: rename one of them"),
    INTERNAL_ERROR(
            "SB999",
            Severity.ERROR,
            "The Signalbox processor failed on %s, which is a fault of the processor: please report it with this text. %s");

    /** Whether a problem fails the compilation. */
    private enum Severity {
        ERROR,
        WARNING
    }

    private final String code;
    private final Severity severity;
    private final String template;

    Problem(String code, Severity severity, String template) {
        this.code = code;
        this.severity = severity;
        this.template = template;
    }

    /** The code that the message begins with, for example {@code SB001}. */
    public String code() {
        return code;
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** This problem at a place; the arguments fill the message in the order of its {@code %s}. */
    public Diagnostic at(Origin origin, Object... arguments) {
        return new Diagnostic(this, origin, code + ": " + String.format(template, arguments));
    }
}
