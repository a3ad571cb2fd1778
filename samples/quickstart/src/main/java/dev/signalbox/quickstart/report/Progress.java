package dev.signalbox.quickstart.report;

import dev.signalbox.runtime.SignalboxStats;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Says how far the work is: in one line that changes, on a terminal; else in a line every 500 lines of
 * input, and from the 5,000th on every second.
 */
public final class Progress {

    private static final long TERMINAL_NANOS = 100_000_000;
    private static final long LOG_NANOS = 1_000_000_000;
    private static final int EVERY = 500;
    private static final int EVERY_UP_TO = 5_000;

    private final PrintStream out;
    private final boolean terminal;
    private long last = System.nanoTime();
    private int width;

    /** Progress on a stream that is a terminal, or is not. */
    public Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Whether there is something to say again after so many lines. */
    public boolean isDue(long lines) {
        long silence = System.nanoTime() - last;
        if (terminal) {
            return silence >= TERMINAL_NANOS;
        }
        return silence >= LOG_NANOS || (lines <= EVERY_UP_TO && lines % EVERY == 0);
    }

    /** Says where the engine stands. */
    public void show(long lines, SignalboxStats stats) {
        last = System.nanoTime();
        String text = String.format(
                Locale.ROOT,
                "  %,d lines in, %,d deliveries handled, %,d retries, %,d dead letters",
                lines,
                stats.handled(),
                stats.retries(),
                stats.deadLettered());
        if (terminal) {
            out.print('\r' + text + " ".repeat(Math.max(0, width - text.length())));
            out.flush();
            width = text.length();
        } else {
            out.println(text);
        }
    }

    /** Wipes the changing line away. */
    public void end() {
        if (terminal && width > 0) {
            out.print('\r' + " ".repeat(width) + '\r');
            out.flush();
            width = 0;
        }
    }
}
