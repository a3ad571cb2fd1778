package dev.signalbox.runtime.shop;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** What is logged while a test listens. One test at a time; safe for use by its threads. */
public final class LogLines implements AutoCloseable {

    private static volatile @Nullable LogLines listening;

    private final boolean broken;
    private final List<Line> lines = new ArrayList<>();

    /** A line, with the throwable that is printed behind it. */
    public record Line(Level level, String text, @Nullable Throwable trace) {}

    private LogLines(boolean broken) {
        this.broken = broken;
    }

    /** Listens until it is closed. */
    public static LogLines listen() {
        return begin(new LogLines(false));
    }

    /** Until it is closed every logger throws. */
    public static LogLines broken() {
        return begin(new LogLines(true));
    }

    private static LogLines begin(LogLines listener) {
        listening = listener;
        return listener;
    }

    /** What was logged, in order. */
    public synchronized List<Line> lines() {
        return List.copyOf(lines);
    }

    /** The texts of a level. */
    public List<String> texts(Level level) {
        return lines().stream()
                .filter(line -> line.level() == level)
                .map(Line::text)
                .toList();
    }

    @Override
    public void close() {
        listening = null;
    }

    static void logged(Level level, String text, @Nullable Throwable trace) {
        LogLines listener = listening;
        if (listener != null) {
            listener.add(new Line(level, text, trace));
        }
    }

    private synchronized void add(Line line) {
        lines.add(line);
        if (broken) {
            throw new IllegalStateException("the appender is broken");
        }
    }
}
