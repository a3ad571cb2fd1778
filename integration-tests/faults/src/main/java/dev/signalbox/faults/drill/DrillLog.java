package dev.signalbox.faults.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What was done to whom, and when: printed, and in a file. Safe for use by many threads. */
public final class DrillLog {

    private final Path file;
    private final Consumer<String> printer;
    private final long begin = System.currentTimeMillis();
    private final Map<String, Integer> counts = new TreeMap<>();

    /** A log in a folder that is printed too. */
    public DrillLog(Path folder, Consumer<String> printer) {
        this.file = folder.resolve("actions");
        this.printer = printer;
    }

    /** When it began, in milliseconds since the epoch. */
    public long begin() {
        return begin;
    }

    /** Something is done that counts. */
    public synchronized void fault(String name, String detail) {
        counts.merge(name, 1, Integer::sum);
        say(name + (detail.isEmpty() ? "" : ": " + detail));
    }

    public synchronized void say(String what) {
        double seconds = (System.currentTimeMillis() - begin) / 1_000.0;
        String line = String.format(
                Locale.ROOT,
                "%8.1f s  %s  %s",
                seconds,
                LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS),
                what);
        printer.accept(line);
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How often each was done. */
    public synchronized Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }

    public synchronized int faults() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
