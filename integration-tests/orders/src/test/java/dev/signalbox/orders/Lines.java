package dev.signalbox.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What a program has printed so far. Safe for use by many threads. */
final class Lines implements Consumer<String> {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** Guarded by the monitor. */
    private final List<String> lines = new ArrayList<>();

    @Override
    public synchronized void accept(String line) {
        lines.add(line);
        notifyAll();
    }

    /** Waits for so many lines with this beginning, or until patience ends; returns what there is. */
    synchronized List<String> await(int count, String beginning) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        List<String> found = found(beginning);
        for (long left = PATIENCE_NANOS; found.size() < count && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            found = found(beginning);
        }
        return found;
    }

    synchronized List<String> all() {
        return List.copyOf(lines);
    }

    private List<String> found(String beginning) {
        return lines.stream().filter(line -> line.startsWith(beginning)).toList();
    }
}
