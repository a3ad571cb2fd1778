package dev.signalbox.runtime.observe;

import dev.signalbox.DecodingException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/**
 * What a log may say: names and failures on one line, and nothing that quotes a payload. A parser's message
 * quotes what it could not read, one about refused values often holds them, and so does whatever wraps
 * these; of them only the kind and the place are told.
 */
public final class LogText {

    private static final int LONGEST = 1_000;

    /** Causes may form a circle. */
    private static final int DEEPEST = 32;

    private LogText() {}

    /** A text from elsewhere that cannot begin a line of its own, nor fill the log. */
    public static String oneLine(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return cut.codePoints().anyMatch(Character::isISOControl) ? cut.replaceAll("\\p{Cntrl}+", " ") : cut;
    }

    /** A failure on one line. */
    public static String of(Throwable failure) {
        return quotesPayload(failure, 0) ? kindAndPlace(failure, 0) : oneLine(said(failure));
    }

    /** What may be logged with its stack trace: the failure, or one with its trace that quotes nothing. */
    public static Throwable trace(Throwable failure) {
        boolean quotes = quotesPayload(failure, 0)
                || Arrays.stream(failure.getSuppressed()).anyMatch(suppressed -> quotesPayload(suppressed, 0));
        return quotes ? new Withheld(failure, 0) : failure;
    }

    private static boolean quotesPayload(Throwable failure, int depth) {
        Throwable cause = failure.getCause();
        if (isParsers(failure) || (failure instanceof DecodingException && cause != null)) {
            return true;
        }
        return cause != null && depth < DEEPEST && quotesPayload(cause, depth + 1);
    }

    /** Handlers may parse with any Jackson, not only with the one that we know. */
    private static boolean isParsers(Throwable failure) {
        return failure instanceof JacksonException
                || failure.getClass().getName().startsWith("com.fasterxml.jackson.");
    }

    private static String kindAndPlace(Throwable failure, int depth) {
        String kind = failure.getClass().getName() + place(failure);
        Throwable cause = failure.getCause();
        return cause == null || depth == DEEPEST ? kind : kind + " (" + kindAndPlace(cause, depth + 1) + ")";
    }

    private static String place(Throwable failure) {
        if (failure instanceof DecodingException decoding) {
            return decoding.pointer().isEmpty() ? " in the document itself" : " at " + oneLine(decoding.pointer());
        }
        TokenStreamLocation location = failure instanceof JacksonException jackson ? jackson.getLocation() : null;
        if (location == null || location.getLineNr() < 1) {
            return "";
        }
        return " in line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** A failure whose own words fail is still a failure. */
    private static String said(Throwable failure) {
        try {
            return failure.toString();
        } catch (RuntimeException speechless) {
            return failure.getClass().getName();
        }
    }

    /** Stands in for a failure: its trace and its causes, but not their texts. */
    private static final class Withheld extends Throwable {

        private static final long serialVersionUID = 1L;

        Withheld(Throwable failure, int depth) {
            super(failure.getClass().getName() + place(failure), cause(failure, depth));
            setStackTrace(failure.getStackTrace());
            if (depth == 0) {
                Arrays.stream(failure.getSuppressed()).forEach(other -> addSuppressed(new Withheld(other, 1)));
            }
        }

        private static @Nullable Throwable cause(Throwable failure, int depth) {
            Throwable cause = failure.getCause();
            return cause == null || depth == DEEPEST ? null : new Withheld(cause, depth + 1);
        }
    }
}
