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

    /** What most often causes a linkage error. */
    private static final String MISFIT = " (classes that do not fit each other: compile the users of a changed class"
            + " again, and look for two versions of a jar)";

    private LogText() {}

    /** A text from elsewhere that cannot begin a line of its own, nor fill the log. */
    public static String oneLine(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return cut.codePoints().anyMatch(Character::isISOControl) ? cut.replaceAll("\\p{Cntrl}+", " ") : cut;
    }

    /** A failure on one line; whatever the failure does when it is asked. */
    public static String of(Throwable failure) {
        try {
            return quotesPayload(failure, 0) ? kindAndPlace(failure, 0) : oneLine(failure.toString());
        } catch (Throwable speechless) {
            return failure.getClass().getName();
        }
    }

    /** What most often causes a failure of this kind, to be put behind it; empty where that is not known. */
    public static String hint(Throwable failure) {
        return failure instanceof LinkageError ? MISFIT : "";
    }

    /** A failure's own message; null also where it throws instead of telling it. */
    public static @Nullable String message(Throwable failure) {
        try {
            return failure.getMessage();
        } catch (Throwable speechless) {
            return null;
        }
    }

    /**
     * What may be logged with its stack trace: the failure, or one with its trace that quotes nothing. It
     * stands in also for one that a log could not print. Null for one whose trace is {@linkplain HeldTraces held}.
     */
    public static @Nullable Throwable trace(Throwable failure) {
        if (HeldTraces.holds(failure)) {
            return null;
        }
        try {
            return quotes(failure) || !isPrintable(failure) ? new Withheld(failure, 0) : failure;
        } catch (Throwable speechless) {
            return new Withheld(failure, 0);
        }
    }

    private static boolean quotes(Throwable failure) {
        return quotesPayload(failure, 0)
                || Arrays.stream(failure.getSuppressed()).anyMatch(suppressed -> quotesPayload(suppressed, 0));
    }

    /** Asks what a log will ask: what throws now would throw there, and the line would be lost. */
    private static boolean isPrintable(Throwable failure) {
        return chainIsPrintable(failure)
                && Arrays.stream(failure.getSuppressed()).allMatch(LogText::chainIsPrintable);
    }

    private static boolean chainIsPrintable(Throwable failure) {
        Throwable next = failure;
        for (int depth = 0; depth < DEEPEST; depth++) {
            if (next.toString() == null || next.getStackTrace() == null) {
                return false;
            }
            next = next.getCause();
            if (next == null) {
                return true;
            }
        }
        return false; // a circle, which not every log survives
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

    /** Stands in for a failure: its trace and its causes, but not their texts. */
    private static final class Withheld extends Throwable {

        private static final long serialVersionUID = 1L;

        Withheld(Throwable failure, int depth) {
            super(kind(failure), cause(failure, depth));
            setStackTrace(frames(failure));
            if (depth == 0) {
                for (Throwable other : failure.getSuppressed()) { // final: nobody can make it throw
                    addSuppressed(new Withheld(other, 1));
                }
            }
        }

        private static String kind(Throwable failure) {
            String name = failure.getClass().getName();
            try {
                return name + place(failure);
            } catch (Throwable speechless) {
                return name;
            }
        }

        private static StackTraceElement[] frames(Throwable failure) {
            try {
                StackTraceElement[] frames = failure.getStackTrace();
                return frames == null ? new StackTraceElement[0] : frames;
            } catch (Throwable speechless) {
                return new StackTraceElement[0];
            }
        }

        private static @Nullable Throwable cause(Throwable failure, int depth) {
            Throwable cause;
            try {
                cause = failure.getCause();
            } catch (Throwable speechless) {
                return null;
            }
            return cause == null || depth == DEEPEST ? null : new Withheld(cause, depth + 1);
        }
    }
}
