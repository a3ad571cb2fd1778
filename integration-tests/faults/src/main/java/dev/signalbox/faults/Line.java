package dev.signalbox.faults;

import java.nio.file.Path;
import java.util.List;

/**
 * One step in a journal.
 *
 * @param millis when, since the epoch
 * @param worker whose
 * @param what the step
 * @param number of the job
 * @param key of the job
 * @param detail the attempt, or how it ended
 */
public record Line(long millis, String worker, String what, String number, String key, String detail) {

    /** All steps so far. */
    public static List<Line> read(Path journal) {
        return new JournalTail(journal).more();
    }

    /** Whether an attempt has begun. */
    public boolean isBegin() {
        return what.equals("began");
    }

    /** Whether a first attempt has begun. */
    public boolean isFirstBegin() {
        return isBegin() && detail.equals("1");
    }

    /** Whether an attempt has ended. */
    public boolean isEnd() {
        return what.equals("ended");
    }

    /** Whether an attempt has done the job. */
    public boolean isDone() {
        return what.equals("done");
    }

    /** Whether the broker has the dead letter of a message. */
    public boolean isDeadLettered() {
        return what.equals("settled") && detail.equals("DEAD_LETTERED");
    }

    /** Whether a message has come to its end, and not gone back to the broker. */
    public boolean isSettled() {
        return what.equals("settled") && !detail.equals("HANDED_BACK");
    }

    /** Whether a message has gone back to the broker. */
    public boolean isHandedBack() {
        return what.equals("settled") && detail.equals("HANDED_BACK");
    }

    /** The number of the job. */
    public int job() {
        return Integer.parseInt(number);
    }

    static Line of(String line) {
        String[] parts = line.split(" ", -1);
        return new Line(Long.parseLong(parts[0]), parts[1], parts[2], parts[3], parts[4], parts[5]);
    }
}
